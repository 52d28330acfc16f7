using System.Text.Json.Nodes;

namespace Agent.Cli.Tests;

public sealed class EvalTests
{
    private const string Goals = """
        [
          {"name":"lamb","goal":"make an Easter recipe","checks":[{"check":"mentions","words":["Easter"]},{"check":"cites"},{"check":"sources_read"}]},
          {"name":"fennel","goal":"please make an Easter recipe","checks":[{"check":"mentions","words":["fennel"]}]}
        ]
        """;

    [Fact]
    public async Task A_suite_is_done_goal_by_goal_and_told_with_its_interval_and_its_reasons()
    {
        using var world = Suite([.. Scripts.MeetingTheGoal, .. Scripts.MeetingTheGoal]);

        Assert.Equal(0, await world.RunAsync("eval", "small"));
        Assert.Equal("""
            suite    small, 2 goals, seed 1
            model    scripted, sha256 555555555555
            success  1 of 2, 50.0 % (95 % interval 9.5 to 90.5)
            claims   of 2 runs that said 'met', 1 hold, 50.0 %
            briefs   1 of 2 ask for all that the goal asks for; of those, 1 pass, 100.0 %
            actions  100.0 % of the replies well formed, 0.0 % briefs that forget words of the goal, 0.0 % wasted; 0.0 % of the calls repeated
            """, string.Join('\n', world.Out.Split('\n')[..6]));
        Assert.Contains("reasons  1 mentions\nfailed   fennel, seed 1: It does not mention 'fennel'.\n", world.Out, StringComparison.Ordinal);
        Assert.Contains("pass     lamb, seed 1, 6 steps, 0.0 s\nFAIL     fennel, seed 1, 6 steps, 0.0 s: It does not mention 'fennel'.\n", world.Error, StringComparison.Ordinal);
        Assert.Equal(2, Directory.GetDirectories(Path.Combine(world.Home, "runs")).Length);
        Assert.False(Directory.Exists(Path.Combine(world.Here, "workspace")));
    }

    [Fact]
    public async Task A_share_that_is_required_and_not_reached_ends_with_1()
    {
        using var world = Suite([.. Scripts.MeetingTheGoal, .. Scripts.MeetingTheGoal]);

        Assert.Equal(1, await world.RunAsync("eval", "small", "--require", "0.95", "--quiet"));
        Assert.Equal("", world.Error);
    }

    [Fact]
    public async Task What_was_done_is_kept_and_not_done_again()
    {
        using var world = Suite([.. Scripts.MeetingTheGoal]);
        await world.RunAsync("eval", "small", "--only", "lamb", "--results", "r.jsonl");

        using var later = world.Later(Scripts.MeetingTheGoal);
        Assert.Equal(0, await later.RunAsync("eval", "small", "--results", "r.jsonl"));
        Assert.Contains("kept     1 results are there already\nFAIL     fennel", later.Error, StringComparison.Ordinal);
        Assert.StartsWith("suite    small, 2 goals", later.Out, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_evaluation_that_is_stopped_keeps_what_was_done_and_says_how_to_go_on()
    {
        using var world = Suite([.. Scripts.MeetingTheGoal, .. Scripts.MeetingTheGoal]);
        world.Model = new Testing.ScriptedModel([.. Scripts.MeetingTheGoal, .. Scripts.MeetingTheGoal]) { Asked = request => { if (request == 8) world.Stop.Cancel(); } };

        Assert.Equal(130, await world.RunAsync("eval", "small", "--results", "r.jsonl"));
        Assert.Contains("resume   the same command with --results ~/here/r.jsonl\n", world.Error, StringComparison.Ordinal);
        Assert.Equal(2, File.ReadAllLines(Path.Combine(world.Here, "r.jsonl")).Length);
    }

    [Fact]
    public async Task A_document_can_be_the_baseline_of_the_next_and_a_page_names_every_goal_without_a_request()
    {
        using var world = Suite([.. Scripts.MeetingTheGoal, .. Scripts.MeetingTheGoal]);
        await world.RunAsync("eval", "small", "--output", "json");
        await File.WriteAllTextAsync(Path.Combine(world.Here, "before.json"), world.Out, TestContext.Current.CancellationToken);

        var withFennel = Scripts.Write(Scripts.Recipe.Replace("rosemary", "fennel", StringComparison.Ordinal));
        using var later = world.Later([.. Scripts.MeetingTheGoal, Scripts.Brief, Scripts.Plan, Scripts.Search, Scripts.Read, withFennel, Scripts.Met]);
        Assert.Equal(0, await later.RunAsync("eval", "small", "--baseline", "before.json", "--report", "page.html", "--output", "json"));

        Assert.Equal("fennel", later.Document["comparison"]!["gained"]![0]!["name"]!.GetValue<string>());
        Assert.Equal(2, later.Document["summary"]!["success"]!["count"]!.GetValue<int>());
        var page = await File.ReadAllTextAsync(Path.Combine(later.Here, "page.html"), TestContext.Current.CancellationToken);
        Assert.Contains("please make an Easter recipe", page, StringComparison.Ordinal);
        Assert.Contains("href=\"../home/runs/", page, StringComparison.Ordinal);
        Assert.DoesNotContain("http:", page, StringComparison.Ordinal);
        Assert.DoesNotContain("<script", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_honest_stop_is_right_where_the_goal_is_out_of_reach_and_a_delivered_file_is_not()
    {
        using var world = Suite(
            [
                """{"reach":"no","role":"agent","subject":"a C compiler","file":"","criteria":[]}""",
                """{"steps":[{"tool":"search","instruction":"look for compilers"},{"tool":"give_up","instruction":"say so"}]}""",
                """{"thought":"look","tool":"search","args":{"query":"c compiler"}}""",
                """{"thought":"nothing","tool":"give_up","args":{"reason":"The library knows kitchens, not compilers.","next":"Run it with a larger model."}}""",
                .. Scripts.MeetingTheGoal,
            ],
            """[{"name":"c","goal":"write a C compiler","expect":"stop","checks":[{"check":"nothing_written"}]},{"name":"d","goal":"make an Easter recipe","expect":"stop","checks":[{"check":"nothing_written"}]}]""");

        await world.RunAsync("eval", "small", "--output", "ndjson");

        var lines = world.Out.TrimEnd().Split('\n').Select(line => JsonNode.Parse(line)!).ToList();
        Assert.True(lines[0]["passed"]!.GetValue<bool>());
        Assert.Equal(["ended", "nothing_written"], lines[1]["faults"]!.AsArray().Select(fault => fault!["check"]!.GetValue<string>()));
        Assert.Equal(1, lines[2]["summary"]!["reasons"]!["ended Met"]!.GetValue<int>());
    }

    [Fact]
    public async Task A_run_that_breaks_is_counted_and_the_others_are_done_all_the_same()
    {
        using var world = Suite([.. Scripts.MeetingTheGoal]);

        Assert.Equal(4, await world.RunAsync("eval", "small", "--output", "json"));
        Assert.Equal(1, world.Document["summary"]!["broken"]!.GetValue<int>());
        Assert.Contains("The script has 6 replies", world.Document["results"]![1]!["faults"]![0]!["text"]!.GetValue<string>(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Without_the_critique_the_model_is_not_asked_for_one()
    {
        using var world = Suite([.. Scripts.MeetingTheGoal.SkipLast(1)]);

        Assert.Equal(0, await world.RunAsync("eval", "small", "--only", "lamb", "--without", "critique"));
        Assert.Contains("suite    small, 1 goals, seed 1, without critique\n", world.Out, StringComparison.Ordinal);
        Assert.Equal(0, world.Model!.Left);
    }

    [Fact]
    public async Task Without_the_checks_a_run_is_told_of_no_fault_and_the_suite_sees_it()
    {
        // "Easter" is asked for and said nowhere, which only code would tell.
        var forOthers = Scripts.Write(Scripts.Recipe.Replace("Easter", "Sunday", StringComparison.Ordinal));
        using var world = Suite([.. Scripts.MeetingTheGoal[..4], forOthers, Scripts.Met], """[{"name":"lamb","goal":"make an Easter recipe","checks":[{"check":"mentions","words":["Easter"]}]}]""");

        Assert.Equal(0, await world.RunAsync("eval", "small", "--without", "checks", "--output", "json"));
        Assert.Equal((0, 0), (world.Model!.Left, world.Document["summary"]!["broken"]!.GetValue<int>()));
        Assert.Equal("mentions", Assert.Single(world.Document["results"]![0]!["faults"]!.AsArray())!["check"]!.GetValue<string>());
    }

    [Fact]
    public async Task What_the_critique_does_to_drafts_is_counted_by_the_checks_of_the_suite()
    {
        var withFennel = Scripts.Write(Scripts.Recipe.Replace("rosemary", "fennel", StringComparison.Ordinal));
        using var world = Suite(
            [
                Scripts.Brief, Scripts.Plan, Scripts.Search, Scripts.Read, Scripts.Write(Scripts.Recipe), Scripts.NotMet, withFennel, Scripts.Met,
                Scripts.Brief, Scripts.Plan, Scripts.Search, Scripts.Read, withFennel, Scripts.NotMet, Scripts.Write(Scripts.Recipe), Scripts.Met,
            ],
            """[{"name":"a","goal":"make an Easter recipe","checks":[{"check":"mentions","words":["fennel"]}]},{"name":"b","goal":"an Easter recipe, make it","checks":[{"check":"mentions","words":["fennel"]}]}]""");

        await world.RunAsync("eval", "small");

        Assert.Contains("critique sent back 2 drafts: 1 mended, 1 spoiled\n", world.Out, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Replies_that_lead_to_nothing_are_counted_and_told_from_malformed_ones()
    {
        var contrary = Scripts.Brief.Replace("roast lamb", "recipe", StringComparison.Ordinal).Replace("\"criteria\":[", "\"criteria\":[{\"check\":\"lacks\",\"value\":\"recipe\"},", StringComparison.Ordinal);
        using var world = Suite(["no JSON", contrary, Scripts.Brief, Scripts.Plan, Scripts.Search, Scripts.Read, Scripts.Write(Scripts.Recipe), Scripts.Met]);

        await world.RunAsync("eval", "small", "--only", "lamb", "--output", "json");

        var costs = world.Document["results"]![0]!["costs"]!;
        Assert.Equal((8, 2, 1, 2), (costs["steps"]!.GetValue<int>(), costs["rejected"]!.GetValue<int>(), costs["malformed"]!.GetValue<int>(), costs["wasted"]!.GetValue<int>()));
        Assert.Equal(0.875, world.Document["summary"]!["well_formed_replies"]!["rate"]!.GetValue<double>());
    }

    [Theory]
    [InlineData("eval", "large")]
    [InlineData("eval", "small", "--only", "soup*")]
    [InlineData("eval", "small", "--seeds", "0")]
    [InlineData("eval", "small", "--without", "luck")]
    [InlineData("eval", "small", "--baseline", "nothing.json")]
    public async Task What_cannot_be_understood_ends_with_2_before_a_model_is_asked(params string[] arguments)
    {
        using var world = Suite([.. Scripts.MeetingTheGoal]);

        Assert.Equal(2, await world.RunAsync(arguments));
        Assert.Empty(world.Model!.Requests);
    }

    [Fact]
    public async Task A_goal_file_that_cannot_be_read_is_named()
    {
        using var world = Suite([], """[{"name":"lamb","goal":"make it","check":[]}]""");

        Assert.Equal(2, await world.RunAsync("eval", "small"));
        Assert.Contains("small/goals.json' is not a goal file: ", world.Error, StringComparison.Ordinal);
    }

    private static World Suite(string[] replies, string goals = Goals)
    {
        var world = new World(replies);
        Directory.CreateDirectory(Path.Combine(world.Here, "small"));
        File.WriteAllText(Path.Combine(world.Here, "small", "goals.json"), goals);
        return world;
    }
}
