using Agent.Core.Journals;
using Agent.Testing;

namespace Agent.Core.Tests.Journals;

/// <summary>What a journal promised is there after the power fails or the disk does, at every call that it makes.</summary>
public sealed class PulledPlugTests : IDisposable
{
    private const int Seeds = 40;
    private readonly TemporaryFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Xunit.Fact]
    public async Task Wherever_the_plug_is_pulled_no_fact_that_was_acknowledged_is_lost_and_the_journal_can_be_gone_on_with()
        => Assert.Equal(0, await LostAsync(ignoresFlush: false));

    [Xunit.Fact]
    public async Task The_same_harness_finds_a_journal_that_is_not_flushed()
        => Assert.NotEqual(0, await LostAsync(ignoresFlush: true));

    [Xunit.Fact]
    public async Task A_write_or_flush_that_fails_ends_the_journal_and_is_not_tried_again()
    {
        var facts = await Stories.TellAsync("met");
        for (var call = 1; call <= 2 * facts.Count; call++)
        {
            var disk = new SimulatedDisk(folder["journal.jsonl"], seed: call) { FailsAt = call };
            using var journal = new FileJournal(disk, TimeProvider.System, new JournalReading([], 0, default, null));

            var (acknowledged, failed) = await AppendAsync(journal, facts);
            var again = await Assert.ThrowsAsync<JournalException>(() => journal.AppendAsync(facts[^1], TestContext.Current.CancellationToken));

            Assert.Equal((call - 1) / 2, acknowledged.Count);
            var remedy = acknowledged.Count == 0 ? "nothing was done yet. Mend the cause, then run the goal again." : $"what was written before is kept. Mend the cause, then go on: agent resume {folder["journal.jsonl"]}";
            Assert.Equal($"The journal '{folder["journal.jsonl"]}' could not take fact {acknowledged.Count}: No space left on device. The run stops here; {remedy}", Assert.IsType<JournalException>(failed).Message);
            Assert.Same(failed, again);
            Assert.Equal(call, disk.Calls);
            Assert.Equal(acknowledged.Select(FactJson.Write), Kept(disk, acknowledged.Count));
        }
    }

    // How often an acknowledged fact was lost or changed, over every call of a run and every seed of what the disk makes of it.
    private async Task<int> LostAsync(bool ignoresFlush)
    {
        var facts = await Stories.TellAsync("met");
        var lost = 0;
        for (var call = 1; call <= 2 * facts.Count; call++)
            for (var seed = 0; seed < Seeds; seed++)
            {
                var disk = new SimulatedDisk(folder["journal.jsonl"], (call * Seeds) + seed) { PulledAt = call, IgnoresFlush = ignoresFlush };
                using var journal = new FileJournal(disk, TimeProvider.System, new JournalReading([], 0, default, null));
                var (acknowledged, _) = await AppendAsync(journal, facts);
                var survived = JournalFile.Parse(disk.Survived(), Blobs.Beside(disk.Path));
                if (survived.Fault is not null || survived.Lines.Count < acknowledged.Count || !acknowledged.Select(FactJson.Write).SequenceEqual(survived.Facts.Take(acknowledged.Count).Select(FactJson.Write), Bytes.Same))
                    lost++;
            }
        return lost;
    }

    private static async Task<(IReadOnlyList<Fact> Acknowledged, Exception? Failed)> AppendAsync(FileJournal journal, IReadOnlyList<Fact> facts)
    {
        var acknowledged = new List<Fact>();
        try
        {
            foreach (var fact in facts)
                acknowledged.Add(await journal.AppendAsync(fact, TestContext.Current.CancellationToken));
        }
        catch (Exception failed) when (failed is PlugPulledException or JournalException)
        {
            return (acknowledged, failed);
        }
        return (acknowledged, null);
    }

    private static IEnumerable<byte[]> Kept(SimulatedDisk disk, int count)
        => JournalFile.Parse(disk.Survived(), Blobs.Beside(disk.Path)).Verified().Facts.Take(count).Select(FactJson.Write);

    private sealed class Bytes : IEqualityComparer<byte[]>
    {
        public static Bytes Same { get; } = new();

        public bool Equals(byte[]? one, byte[]? other) => one.AsSpan().SequenceEqual(other);

        public int GetHashCode(byte[] bytes) => bytes.Length;
    }
}
