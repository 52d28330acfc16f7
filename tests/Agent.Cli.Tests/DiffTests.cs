namespace Agent.Cli.Tests;

public sealed class DiffTests
{
    private const string First = "20260405-100000-89971a";

    [Fact]
    public async Task A_run_is_the_same_as_its_export_and_the_exit_says_so()
    {
        using var world = await RanAsync();
        var file = Path.Combine(world.Here, "one.run");
        await world.RunAsync("runs", "export", First, file);

        Assert.Equal(0, await world.RunAsync("diff", "last", file));
        Assert.Contains("facts    the same", world.Out, StringComparison.Ordinal);
        Assert.Equal(0, await world.RunAsync("diff", "last", file, "--output", "json"));
        Assert.True((bool)world.Document["same"]!);
    }

    [Fact]
    public async Task A_fork_parts_from_its_parent_where_it_did_something_else()
    {
        using var world = await RanAsync();
        using var fork = world.Later([Scripts.Write(Scripts.Recipe.Replace("1200 g", "1400 g", StringComparison.Ordinal)), Scripts.Met], TimeSpan.FromMinutes(1));
        Assert.Equal(0, await fork.RunAsync("fork", First, "--at", "9"));

        Assert.Equal(1, await fork.RunAsync("diff", First, "last"));
        Assert.Contains("part at  fact 9 action.chosen | fact 10 action.chosen, after 8 that are the same", fork.Out, StringComparison.Ordinal);
        Assert.Contains("\nplan     the same\n", fork.Out, StringComparison.Ordinal);
        Assert.Contains("\n- - 1200 g leg of lamb\n+ - 1400 g leg of lamb\n", fork.Out, StringComparison.Ordinal);
        Assert.Contains("\noutcome  met | met\n", fork.Out, StringComparison.Ordinal);

        Assert.Equal(1, await fork.RunAsync("diff", First, "last", "--output", "json"));
        Assert.False((bool)fork.Document["same"]!);
        Assert.Equal(9, (int)fork.Document["parting"]!["first_fact"]!);
        Assert.Equal(["-- 1200 g leg of lamb", "+- 1400 g leg of lamb"], fork.Document["result"]!.AsArray().Select(line => (string)line!));
        Assert.Equal([6, 6], new[] { "first", "second" }.Select(side => (int)fork.Document[side]!["steps"]!));
    }

    [Fact]
    public async Task Runs_with_another_goal_and_outcome_differ_in_what_they_were_given_and_how_they_ended()
    {
        using var world = await RanAsync();
        using var other = world.Later(["""{"reach":"no","role":"clerk","subject":"flying","file":"","criteria":[]}""", """{"steps":[{"tool":"search","instruction":"look"}]}""", """{"thought":"see","tool":"search","args":{"query":"flying"}}"""], TimeSpan.FromMinutes(1));
        await other.RunAsync("run", "fly to the moon", "--seed", "7");

        Assert.Equal(1, await other.RunAsync("diff", First, "last"));
        Assert.Contains("given    goal: \"make an Easter recipe\" | \"fly to the moon\"\n", other.Out, StringComparison.Ordinal);
        Assert.Contains("outcome  met | out_of_reach\n", other.Out, StringComparison.Ordinal);
        Assert.Contains("prompts  request 1, Brief, is the first that differs\n", other.Out, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_run_that_is_not_there_is_named()
    {
        using var world = await RanAsync();

        Assert.Equal(2, await world.RunAsync("diff", "last", "nowhere"));
        Assert.StartsWith("There is no run 'nowhere'.", world.Error, StringComparison.Ordinal);
    }

    private static async Task<World> RanAsync()
    {
        var world = new World(Scripts.MeetingTheGoal);
        Assert.Equal(0, await world.RunAsync("run", "make an Easter recipe", "--seed", "7"));
        return world;
    }
}
