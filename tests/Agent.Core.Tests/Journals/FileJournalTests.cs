using Agent.Core.Goals;
using Agent.Core.Journals;
using Agent.Testing;
using static Agent.Core.Tests.Kitchenette;

namespace Agent.Core.Tests.Journals;

public sealed class FileJournalTests
{
    [Xunit.Fact]
    public async Task What_was_appended_is_read_back_byte_for_byte()
    {
        using var folder = new TemporaryFolder();
        var facts = await WriteAsync(folder["journal.jsonl"]);

        var (lines, torn) = JournalFile.Read(folder["journal.jsonl"]);

        Assert.Equal(0, torn);
        Assert.Equal(facts.Select(fact => FactJson.Write(fact with { At = default })), lines.Select(line => FactJson.Write(line.Fact with { At = default })));
    }

    [Xunit.Fact]
    public async Task Every_cut_leaves_whole_lines_and_says_how_much_was_torn()
    {
        using var folder = new TemporaryFolder();
        await WriteAsync(folder["journal.jsonl"]);
        var whole = await File.ReadAllBytesAsync(folder["journal.jsonl"], TestContext.Current.CancellationToken);

        for (var length = 0; length < whole.Length; length++)
        {
            var (lines, torn) = JournalFile.Parse(whole.AsSpan(0, length));
            var ends = whole.Take(length).Count(b => b == (byte)'\n');
            Assert.Equal(ends, lines.Count);
            Assert.Equal(length - (ends == 0 ? 0 : Array.LastIndexOf(whole, (byte)'\n', length - 1) + 1), torn);
        }
    }

    [Xunit.Fact]
    public async Task Every_flipped_byte_before_the_end_is_refused_or_seen_as_a_cut()
    {
        using var folder = new TemporaryFolder();
        await WriteAsync(folder["journal.jsonl"]);
        var whole = await File.ReadAllBytesAsync(folder["journal.jsonl"], TestContext.Current.CancellationToken);

        for (var at = 0; at < whole.Length; at++)
        {
            var flipped = (byte[])whole.Clone();
            flipped[at] ^= 1;
            try
            {
                var (_, torn) = JournalFile.Parse(flipped);
                Assert.NotEqual(0, torn);
            }
            catch (JournalException refused)
            {
                Assert.StartsWith("Line ", refused.Message, StringComparison.Ordinal);
            }
        }
    }

    [Xunit.Fact]
    public void A_second_journal_of_the_same_name_is_refused()
    {
        using var folder = new TemporaryFolder();
        using var first = FileJournal.Create(folder["journal.jsonl"], TimeProvider.System);

        Assert.Throws<JournalException>(() => FileJournal.Create(folder["journal.jsonl"], TimeProvider.System));
    }

    private static async Task<IReadOnlyList<Fact>> WriteAsync(string path)
    {
        var kitchen = new Kitchenette();
        await kitchen.RunAsync(
            "write 'buy milk' to todo.txt",
            new ScriptedModel(Brief("todo.txt", ("exact", "buy milk")), Plan(("write_file", "write it")), Write("todo.txt", "buy milk\n"), Critique("met")),
            TestContext.Current.CancellationToken);
        using var journal = FileJournal.Create(path, TimeProvider.System);
        foreach (var fact in kitchen.Journal.Facts)
            await journal.AppendAsync(fact, TestContext.Current.CancellationToken);
        await journal.AppendAsync(new RunEnded(new Outcome(OutcomeKind.Failed, "Umlaut ü, tab \t, quote \" and \u202e.", "", null)), TestContext.Current.CancellationToken);
        return [.. kitchen.Journal.Facts, new RunEnded(new Outcome(OutcomeKind.Failed, "Umlaut ü, tab \t, quote \" and \u202e.", "", null))];
    }
}
