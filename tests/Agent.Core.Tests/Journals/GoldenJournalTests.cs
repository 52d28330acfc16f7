using System.Reflection;
using System.Text.Json.Serialization;
using Agent.Core.Critiques;
using Agent.Core.Journals;
using Agent.Core.Prompts;
using Agent.Core.Replays;
using Agent.Core.Runs;

namespace Agent.Core.Tests.Journals;

/// <summary>Journals that earlier programs wrote, one folder for each version of the format with the prompts of its time. None is ever changed.</summary>
public sealed class GoldenJournalTests
{
    private static readonly string Folder = Path.Combine(Repository.Root, "tests", "Agent.Core.Tests", "Journals", "golden");

    private static readonly string Kinds = Path.Combine(Path.GetDirectoryName(Folder)!, "kinds");

    public static TheoryData<string> Journals => [.. Directory.EnumerateFiles(Folder, "*.jsonl", SearchOption.AllDirectories).Select(file => Path.GetRelativePath(Folder, file)).Order(StringComparer.Ordinal)];

    [Theory]
    [MemberData(nameof(Journals))]
    public async Task A_journal_of_every_version_is_read_folded_and_replayed(string journal)
    {
        var path = Path.Combine(Folder, journal);

        var facts = JournalFile.Read(path).Verified().Facts;
        var run = Run.Fold(facts);
        var replayed = await Replay.RunAsync(facts, PromptTemplates.From(Path.Combine(Path.GetDirectoryName(path)!, "prompts")), new Checks([new TextChecks(), new FormCheck(), new ServesCheck()]));

        Assert.Equal(Assert.IsType<RunEnded>(facts[^1]).Outcome, run.Outcome);
        Assert.Equal(run.Outcome, replayed.Outcome);
        Assert.Equal(run.Spent, replayed.Spent);
    }

    [Xunit.Fact]
    public async Task There_are_journals_of_every_version_and_of_every_story()
    {
        var current = Path.Combine(Folder, $"v{JournalLine.Version}");
        if (!Directory.Exists(current))
        {
            await WriteAsync(current);
            Assert.Fail($"The format has a new version, so its journals were written to '{current}'. Look at them and keep them; they are not written again.");
        }

        Assert.Equal(Enumerable.Range(1, JournalLine.Version).Select(version => $"v{version}"), Directory.GetDirectories(Folder).Select(folder => Path.GetFileName(folder)!).Order(StringComparer.Ordinal));
        Assert.All(Stories.Names, name => Assert.True(File.Exists(Path.Combine(current, $"{name}.jsonl")), name));
    }

    /// <summary>A kind or a member that is renamed, dropped or spelled otherwise would leave the journals of users behind.</summary>
    [Xunit.Fact]
    public void Every_kind_of_fact_with_every_member_that_it_can_have_is_read_as_it_was_written()
    {
        var kept = Directory.EnumerateFiles(Kinds, "*.jsonl").Order(StringComparer.Ordinal).Select(File.ReadAllBytes).ToList();
        var written = Written.Bytes(EveryKind.Facts);
        if (!kept.Exists(bytes => bytes.AsSpan().SequenceEqual(written)))
        {
            var file = Path.Combine(Kinds, $"v{JournalLine.Version}-{kept.Count + 1}.jsonl");
            File.WriteAllBytes(file, written);
            Assert.Fail($"There is a new kind or member, so '{file}' was written. Look at it and keep it beside the others.");
        }

        Assert.All(kept, bytes => Assert.Equal(bytes, Written.Bytes(JournalFile.Parse(bytes).Verified().Facts)));
        Assert.Equal(typeof(Fact).GetCustomAttributes<JsonDerivedTypeAttribute>().Select(kind => kind.DerivedType).ToHashSet(), EveryKind.Facts.Select(fact => fact.GetType()).ToHashSet());
    }

    private static async Task WriteAsync(string folder)
    {
        Directory.CreateDirectory(Path.Combine(folder, "prompts"));
        foreach (var prompt in Directory.EnumerateFiles(Path.Combine(Repository.Root, "prompts"), "*.md"))
            File.Copy(prompt, Path.Combine(folder, "prompts", Path.GetFileName(prompt)));
        foreach (var name in Stories.Names)
            await File.WriteAllBytesAsync(Path.Combine(folder, $"{name}.jsonl"), Written.Bytes(await Stories.TellAsync(name), new Blobs(Path.Combine(folder, "blobs"))), TestContext.Current.CancellationToken);
    }
}
