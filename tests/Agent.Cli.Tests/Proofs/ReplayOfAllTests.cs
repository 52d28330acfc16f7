using Agent.Core.Journals;
using Agent.Testing;

namespace Agent.Cli.Tests.Proofs;

/// <summary>Runs when all other tests are over, and replays every run that they made where there is no model.</summary>
[Collection(nameof(AfterAllOthers))]
public sealed class ReplayOfAllTests(ITestOutputHelper output)
{
    private static string BuiltInModel => Path.Combine(AppContext.BaseDirectory, "models", "chef-nano.gguf");

    [Fact]
    public async Task Every_run_of_these_tests_is_replayed_to_the_same_bytes_with_its_model_gone()
    {
        await RunAndDeleteTheModelAsync();

        var journals = KeptJournals.All;
        var facts = 0;
        foreach (var journal in journals)
        {
            var fault = await FaultOfAsync(journal);
            Assert.True(fault is null, fault);
            facts += JournalFile.Read(journal).Lines.Count;
        }
        Assert.Empty(KeptJournals.Missing);
        Assert.NotEmpty(journals);
        output.WriteLine($"{journals.Count} runs of {facts} facts replayed");
    }

    [Fact]
    public async Task A_single_fact_that_says_something_else_is_found()
    {
        using var world = new World(Scripts.MeetingTheGoal);
        await world.RunAsync("run", "make an Easter recipe");
        var journal = Assert.Single(Directory.GetFiles(world.Home, "journal.jsonl", SearchOption.AllDirectories));
        Assert.Null(await FaultOfAsync(journal));

        Journals.Rewrite(journal, fact => fact is WorkChecked work ? work with { File = "other.md" } : fact);

        Assert.Contains("Fact 12 diverges.", await FaultOfAsync(journal), StringComparison.Ordinal);
    }

    [Fact]
    public void A_run_without_a_journal_is_missed()
    {
        using var home = new TemporaryFolder();

        KeptJournals.Keep(home.Path, [], "the run");

        Assert.Contains("the run", KeptJournals.Missing);
        KeptJournals.Forget("the run");
    }

    // The built-in model itself, from a place that is gone afterwards; World keeps the journal as it does of every run.
    private static async Task RunAndDeleteTheModelAsync()
    {
        Assert.SkipUnless(File.Exists(BuiltInModel), "The built-in model is not part of this build.");
        using var world = new World { Model = null };
        using var folder = new TemporaryFolder();
        File.Copy(BuiltInModel, folder["gone.gguf"]);
        await world.RunAsync("run", "make an Easter recipe", "--seed", "1", "--model", folder["gone.gguf"]);
    }

    /// <summary>Why a journal cannot be replayed to its own bytes where there is neither model nor workspace, or null when it can.</summary>
    private static async Task<string?> FaultOfAsync(string journal)
    {
        using var world = new World { Model = null };
        Assert.Empty(Directory.GetFiles(world.ProgramFolder, "*.gguf", new EnumerationOptions { RecurseSubdirectories = true }));
        if (await world.RunAsync("replay", journal) is not 0 and var exit)
            return $"{journal}: exit {exit}: {world.Error}";
        // The replay compares what it makes with what it read; this, what was read with what is on the disk.
        var again = Path.Combine(world.Here, "again");
        var copy = KeptJournals.Copy(Path.GetDirectoryName(journal)!, again);
        Journals.Rewrite(copy, fact => fact);
        var (stored, written) = (await File.ReadAllBytesAsync(journal), await File.ReadAllBytesAsync(copy));
        return stored.AsSpan().SequenceEqual(written) ? null : $"{journal}: its facts written again are {written.Length} bytes, and it has {stored.Length}.";
    }
}

[CollectionDefinition(nameof(AfterAllOthers), DisableParallelization = true)]
public sealed class AfterAllOthers;
