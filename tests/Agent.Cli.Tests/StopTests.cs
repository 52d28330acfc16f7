using Agent.Core.Goals;
using Agent.Core.Journals;
using Agent.Testing;

namespace Agent.Cli.Tests;

public sealed class StopTests
{
    [Fact]
    public async Task A_stopped_run_ends_with_130_and_its_journal_says_so()
    {
        using var world = new World();
        world.Model = new ScriptedModel(Scripts.MeetingTheGoal) { Asked = request => { if (request == 4) world.Stop.Cancel(); } };

        Assert.Equal(130, await world.RunAsync("run", "make an Easter recipe"));
        Assert.Equal("", world.Out);
        Assert.Contains("ended    The run was stopped.\n", world.Error, StringComparison.Ordinal);

        var journal = Assert.Single(Directory.GetFiles(world.Home, "journal.jsonl", SearchOption.AllDirectories));
        var reading = JournalFile.Read(journal).Verified();
        Assert.Equal(0, reading.Tail.Length);
        Assert.Equal(OutcomeKind.Cancelled, Assert.IsType<RunEnded>(reading.Facts[^1]).Outcome.Kind);
    }

    [Fact]
    public async Task A_stopped_run_can_be_replayed()
    {
        using var world = new World();
        world.Model = new ScriptedModel(Scripts.MeetingTheGoal) { Asked = request => { if (request == 4) world.Stop.Cancel(); } };
        await world.RunAsync("run", "make an Easter recipe");

        Assert.Equal(0, await world.RunAsync("replay", "last"));
        Assert.Contains("ended    The run was stopped.\n", world.Error, StringComparison.Ordinal);
    }
}
