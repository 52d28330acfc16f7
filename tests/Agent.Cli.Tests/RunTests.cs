using System.Text.RegularExpressions;

namespace Agent.Cli.Tests;

public sealed partial class RunTests
{
    [Fact]
    public async Task A_met_goal_puts_the_file_on_standard_output_and_the_story_on_standard_error()
    {
        using var world = new World(Scripts.MeetingTheGoal);

        var exit = await world.RunAsync("run", "make an Easter recipe", "--seed", "7");

        Assert.Equal(0, exit);
        Assert.Equal(Scripts.Recipe + "\n", world.Out);
        Assert.Equal("""
            run      20260405-100000-89971a, seed 7, agent 0.1.0
            model    scripted (given by the test), sha256 555555555555, context 2.0k
            goal     make an Easter recipe
            brief    cook: roast lamb with rosemary for Easter, to easter-recipe.md
                     done when: form recipe; mentions Easter; cites library
            plan     1 search: find roast lamb
                     2 read_recipe: read about roast lamb
                     3 write_file: write easter-recipe.md
            tool     search 'roast lamb with thyme for Easter recipe', gave N B
            tool     read_recipe 'roast lamb with thyme', '4', 'Easter', '', '', gave N B
            tool     write_file 'easter-recipe.md', content of 492 B, gave N B
            check    4 of 4 passed
            critique met
            done     The goal is met: roast lamb with rosemary for Easter.
            spent    6 steps, 3 tool calls, 2.1k tokens read (600 evaluated), 338 written at 50 a second, 0.0 s
            sources  roast lamb with thyme
            file     ~/here/workspace/easter-recipe.md
            replay   agent replay 20260405-100000-89971a

            """, Sizes().Replace(world.Error, "gave N B"));
        Assert.Equal(Scripts.Recipe, await File.ReadAllTextAsync(Path.Combine(world.Here, "workspace", "easter-recipe.md"), TestContext.Current.CancellationToken));
        Assert.Equal(0, world.Model!.Left);
    }

    [Fact]
    public async Task The_goal_alone_is_enough()
    {
        using var world = new World(Scripts.MeetingTheGoal);

        Assert.Equal(0, await world.RunAsync("make an Easter recipe"));
        Assert.Equal(Scripts.Recipe + "\n", world.Out);
    }

    [Theory]
    [InlineData("run", "-")]
    [InlineData("run", "--file", "goal.txt")]
    public async Task The_goal_may_come_from_standard_input_or_from_a_file(params string[] arguments)
    {
        using var world = new World(Scripts.MeetingTheGoal) { Input = "make an Easter recipe\n" };
        await File.WriteAllTextAsync(Path.Combine(world.Here, "goal.txt"), "make an Easter recipe\n", TestContext.Current.CancellationToken);

        Assert.Equal(0, await world.RunAsync(arguments));
        Assert.Contains("goal     make an Easter recipe\n", world.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Quiet_leaves_standard_error_empty_when_the_goal_is_met()
    {
        using var world = new World(Scripts.MeetingTheGoal);

        Assert.Equal(0, await world.RunAsync("run", "make an Easter recipe", "--quiet"));
        Assert.Equal("", world.Error);
        Assert.Equal(Scripts.Recipe + "\n", world.Out);
    }

    [Fact]
    public async Task Verbose_adds_thoughts_results_and_costs()
    {
        using var world = new World(Scripts.MeetingTheGoal);

        await world.RunAsync("run", "make an Easter recipe", "--verbose");

        Assert.Contains("thought  the library may know roast lamb\n", world.Error, StringComparison.Ordinal);
        Assert.Contains("         Brief: 100 tokens read (100 evaluated, 10 ms), ", world.Error, StringComparison.Ordinal);
        Assert.Contains("Roast", world.Error, StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public async Task Without_a_seed_each_run_takes_a_fresh_one_and_says_which()
    {
        using var world = new World([.. Scripts.MeetingTheGoal, .. Scripts.MeetingTheGoal]);

        await world.RunAsync("run", "make an Easter recipe", "--output", "json");
        var first = world.Document["seed"]!.GetValue<ulong>();
        await world.RunAsync("run", "make an Easter recipe", "--output", "json");

        Assert.NotEqual(first, world.Document["seed"]!.GetValue<ulong>());
        Assert.Contains($"seed {world.Document["seed"]}, ", world.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_goal_out_of_reach_ends_with_1_and_says_what_was_tried_and_what_to_do_next()
    {
        using var world = new World(
            """{"reach":"no","role":"agent","subject":"a C compiler","file":"","criteria":[]}""",
            """{"steps":[{"tool":"search","instruction":"look for compilers"},{"tool":"give_up","instruction":"say so"}]}""",
            """{"thought":"look","tool":"search","args":{"query":"c compiler"}}""",
            """{"thought":"nothing","tool":"give_up","args":{"reason":"The library knows kitchens, not compilers.","next":"Run it with a larger model."}}""");

        Assert.Equal(1, await world.RunAsync("run", "write a C compiler"));
        Assert.Equal("", world.Out);
        Assert.Contains("ended    The library knows kitchens, not compilers.\nnext     Run it with a larger model.\n", world.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Work_that_stays_wrong_ends_with_1_and_is_handed_over_all_the_same()
    {
        string[] writing = [Scripts.Write(Scripts.Recipe), Scripts.NotMet, Scripts.Write(Scripts.Recipe), Scripts.NotMet];
        string[] again = [Scripts.Brief, """{"steps":[{"tool":"write_file","instruction":"write it"}]}""", .. writing];
        using var world = new World([Scripts.Brief, Scripts.Plan, Scripts.Search, Scripts.Read, .. writing, .. again, .. again, .. again]);

        Assert.Equal(1, await world.RunAsync("run", "make an Easter recipe"));
        Assert.Equal(Scripts.Recipe + "\n", world.Out);
        Assert.Contains("again    with a new brief, since this attempt could not be mended: Serve 4.\n", world.Error, StringComparison.Ordinal);
        Assert.Contains("ended    The work still fails after 4 attempts: Serve 4.\n", world.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_spent_budget_ends_with_3_and_names_the_limit()
    {
        using var world = new World(Scripts.Brief, Scripts.Plan, Scripts.Search, Scripts.Write(Scripts.Recipe));

        Assert.Equal(3, await world.RunAsync("run", "make an Easter recipe", "--max-steps", "4"));
        Assert.Equal(Scripts.Recipe + "\n", world.Out);
        Assert.Contains("ended    The budget is spent (steps: 3 of 3).", world.Error, StringComparison.Ordinal);
    }

    // What a tool returns is its own affair; that it returned something is this test's.
    [GeneratedRegex("gave [1-9][0-9]* B")]
    private static partial Regex Sizes();
}
