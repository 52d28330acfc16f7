namespace Agent.Cli.Tests;

public sealed class RefusalTests
{
    [Theory]
    [InlineData("Nothing was asked.\nSay what you want, for example: agent run \"make an Easter recipe\". See: agent --help\n")]
    [InlineData("No goal was given.\nSay what you want, for example: agent run \"make an Easter recipe\"\n", "run")]
    [InlineData("The goal is empty. Say what you want, for example: agent run \"make an Easter recipe\"\n", "run", "")]
    [InlineData("The goal is empty. Say what you want, for example: agent run \"make an Easter recipe\"\n", "run", " \n")]
    [InlineData("The goal contains a control character. Remove it and run again.\n", "run", "make \e[31m red")]
    [InlineData("The goal was given twice: as an argument and with --file.\nGive one of them.\n", "run", "a cake", "--file", "goal.txt")]
    [InlineData("The option '--seed' was given 'x' and takes a whole number from 0 to 18446744073709551615.\nSee: agent run --help\n", "run", "a cake", "--seed", "x")]
    [InlineData("The option '--max-steps' was given '1' and takes a whole number of at least 2.\nSee: agent run --help\n", "run", "a cake", "--max-steps", "1")]
    [InlineData("The option '--max-tokens' was given '0' and takes a whole number of at least 1600.\nSee: agent run --help\n", "run", "a cake", "--max-tokens", "0")]
    [InlineData("The option '--max-time' was given 'soon' and takes a time such as 90s, 5m or 1h.\nSee: agent run --help\n", "run", "a cake", "--max-time", "soon")]
    [InlineData("The option '--output' was given 'xml' and takes one of text, json, ndjson.\nSee: agent run --help\n", "run", "a cake", "--output", "xml")]
    [InlineData("There is no run 'x': '~/home/runs' holds none yet. Make one: agent run \"make an Easter recipe\"\n", "replay", "x")]
    public async Task What_cannot_be_understood_ends_with_2_and_a_sentence(string expected, params string[] arguments)
    {
        using var world = new World();

        Assert.Equal(2, await world.RunAsync(arguments));
        Assert.Equal(expected, world.Error);
        Assert.Equal("", world.Out);
    }

    [Fact]
    public async Task An_unknown_command_ends_with_2_and_names_those_that_there_are()
    {
        using var world = new World();

        Assert.Equal(2, await world.RunAsync("repaly", "last"));
        Assert.StartsWith("There is no command 'repaly'. The commands are: run, ", world.Error, StringComparison.Ordinal);
        Assert.Contains(", replay, ", world.Error, StringComparison.Ordinal);
        Assert.EndsWith(".\nA goal goes in quotes after run: agent run \"make an Easter recipe\"\n", world.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_unknown_option_ends_with_2_and_is_named()
    {
        using var world = new World();

        Assert.Equal(2, await world.RunAsync("run", "a cake", "--sed", "7"));
        Assert.Contains("'--sed'", world.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_goal_of_a_million_characters_is_refused_with_its_length()
    {
        using var world = new World { Input = new string('x', 1_000_000) };

        Assert.Equal(2, await world.RunAsync("run", "-"));
        Assert.Equal("The goal has 1000000 characters and the most is 4000. Put the long text into a file of the workspace and name the file in the goal.\n", world.Error);
        Assert.False(Directory.Exists(world.Home), "a refused goal leaves no run behind");
    }

    [Fact]
    public async Task A_goal_that_begins_with_an_at_sign_is_a_goal_and_not_a_file_of_arguments()
    {
        using var world = new World(Scripts.MeetingTheGoal);

        Assert.Equal(0, await world.RunAsync("run", "@Easter Easter"));
        Assert.Contains("goal     @Easter Easter\n", world.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_model_file_that_is_not_there_ends_with_4()
    {
        using var world = new World { Model = null };

        Assert.Equal(4, await world.RunAsync("run", "a cake", "--model", "nowhere.gguf"));
        Assert.Equal("There is no model file '~/here/nowhere.gguf'.\nName another file with --model, or with --adapter for an adapter. See what there is: agent models list\n", world.Error);
    }

    [Fact]
    public async Task No_model_at_all_ends_with_4_and_says_where_one_was_looked_for()
    {
        using var world = new World { Model = null };

        Assert.Equal(4, await world.RunAsync("run", "a cake"));
        Assert.Equal("The built-in model is not at '~/models/chef-nano.gguf', and no other was named.\nName a model: agent run --model FILE.gguf GOAL. Check: agent doctor\n", world.Error);
    }

    [Fact]
    public async Task A_model_file_that_is_no_model_ends_with_4()
    {
        using var world = new World { Model = null, ["AGENT_MODEL"] = "broken.gguf" };
        await File.WriteAllTextAsync(Path.Combine(world.Here, "broken.gguf"), "GGUF and nothing behind it", TestContext.Current.CancellationToken);

        Assert.Equal(4, await world.RunAsync("run", "a cake"));
        Assert.StartsWith("The model file 'broken.gguf' cannot be used: ", world.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_workspace_that_is_a_file_ends_with_4()
    {
        using var world = new World(Scripts.MeetingTheGoal);
        await File.WriteAllTextAsync(Path.Combine(world.Here, "taken"), "", TestContext.Current.CancellationToken);

        Assert.Equal(4, await world.RunAsync("run", "a cake", "--workspace", "taken"));
        Assert.Contains("taken", world.Error, StringComparison.Ordinal);
        Assert.EndsWith("Choose another folder: agent run --workspace DIR GOAL\n", world.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_home_that_cannot_hold_a_journal_ends_with_4_before_anything_is_done()
    {
        using var world = new World(Scripts.MeetingTheGoal);
        await File.WriteAllTextAsync(world.Home, "", TestContext.Current.CancellationToken);

        Assert.Equal(4, await world.RunAsync("run", "a cake"));
        Assert.StartsWith("The folder '~/home/runs' cannot hold the run's journal: ", world.Error, StringComparison.Ordinal);
        Assert.Empty(world.Model!.Requests);
    }

    [Theory]
    [InlineData("{", "are not JSON")]
    [InlineData("""{"Budget":{"Steps":"many"}}""", "cannot be read")]
    [InlineData("""{"Budget":{"Steps":1}}""", "The budget allows 1 steps and keeps 1 back for the hand-over, so nothing can be done. Allow at least 2.")]
    public async Task Settings_that_cannot_be_used_end_with_2(string settings, string told)
    {
        using var world = new World(Scripts.MeetingTheGoal);
        Directory.CreateDirectory(world.Home);
        await File.WriteAllTextAsync(Path.Combine(world.Home, "agent.json"), settings, TestContext.Current.CancellationToken);

        Assert.Equal(2, await world.RunAsync("run", "a cake"));
        Assert.Contains(told, world.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_failure_of_ours_ends_with_1_and_asks_to_be_reported()
    {
        using var world = new World(Scripts.Brief);

        Assert.Equal(1, await world.RunAsync("run", "a cake", "--quiet"));
        Assert.StartsWith("The program has a fault: InvalidOperationException: The script has 1 replies", world.Error, StringComparison.Ordinal);
    }
}
