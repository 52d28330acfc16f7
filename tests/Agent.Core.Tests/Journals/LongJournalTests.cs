using Agent.Core.Journals;
using Agent.Core.Prompts;
using Agent.Core.Replays;
using Agent.Core.Runs;
using Agent.Testing;

namespace Agent.Core.Tests.Journals;

/// <summary>What a run costs grows with its facts and not with their square. Counted in bytes, so that it holds on any machine; <c>bench/journal</c> has the times.</summary>
public sealed class LongJournalTests
{
    [Theory]
    [InlineData("read")]
    [InlineData("fold")]
    [InlineData("replay")]
    public async Task Ten_times_the_facts_take_ten_times_the_memory_and_not_a_hundred_times(string what)
    {
        var facts = await LongRun.TellAsync(3000);
        Allocated(what, [.. facts.Take(30)]);

        var (few, many) = (Allocated(what, [.. facts.Take(300)]), Allocated(what, facts));

        Assert.InRange((double)many / few, 9.0, 13.0);
    }

    [Xunit.Fact]
    public async Task A_step_adds_as_many_bytes_after_a_thousand_steps_as_after_ten()
    {
        var lines = Lines(await LongRun.TellAsync(LongRun.FactsBefore + (1001 * LongRun.FactsOfStep)));

        // A line's number and a fact's have more digits later on, and nothing else is longer.
        const int moreDigits = 30;
        Assert.InRange(BytesOfStep(lines, 1000) - BytesOfStep(lines, 10), 0, moreDigits);
    }

    // By this thread: each of these runs to its end without waiting for anything.
    private static long Allocated(string what, IReadOnlyList<Fact> facts)
    {
        var bytes = Written.Bytes(facts);
        var before = GC.GetAllocatedBytesForCurrentThread();
        switch (what)
        {
            case "read":
                Assert.Equal(facts.Count, JournalFile.Parse(bytes).Verified().Lines.Count);
                break;
            case "fold":
                Run.Fold(facts);
                break;
            default:
                Assert.True(Replay.RunAsync(facts, PromptTemplates.BuiltIn, LongRun.Checks).IsCompletedSuccessfully);
                break;
        }
        return GC.GetAllocatedBytesForCurrentThread() - before;
    }

    private static List<int> Lines(IReadOnlyList<Fact> facts)
    {
        var (previous, lengths) = (JournalLine.NoHash, new List<int>());
        foreach (var (number, fact) in facts.Index())
        {
            var (line, hash) = JournalLine.Write(number, previous, fact);
            lengths.Add(line.Length);
            previous = hash;
        }
        return lengths;
    }

    private static int BytesOfStep(List<int> lines, int step)
        => lines.Skip(LongRun.FactsBefore + ((step - 1) * LongRun.FactsOfStep)).Take(LongRun.FactsOfStep).Sum();
}
