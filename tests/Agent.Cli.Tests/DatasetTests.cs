using System.Text.Json.Nodes;

namespace Agent.Cli.Tests;

public sealed class DatasetTests
{
    private static readonly string Bad = Scripts.Write("# Lamb\n");

    [Fact]
    public async Task A_run_becomes_a_conversation_in_which_the_replies_that_led_somewhere_carry_loss()
    {
        using var world = new World([Scripts.Brief, Scripts.Plan, Scripts.Search, Scripts.Read, Bad, Scripts.Write(Scripts.Recipe), Scripts.Met]);
        await world.RunAsync("run", "make an Easter recipe");

        Assert.Equal(0, await world.RunAsync("dataset", "--out", "data/easter.jsonl", "--split", "1,0,0"));

        var messages = Lines(world, "data/easter.train.jsonl").Single()["messages"]!.AsArray();
        Assert.Equal("system", messages[0]!["role"]!.GetValue<string>());
        Assert.All(messages, message => Assert.True(message!["role"]!.GetValue<string>() == "assistant" || message["weight"]!.GetValue<int>() == 0));
        var replies = messages.Where(message => message!["role"]!.GetValue<string>() == "assistant").Select(message => (message!["content"]!.GetValue<string>(), message["weight"]!.GetValue<int>()));
        Assert.Equal([(Scripts.Brief, 1), (Scripts.Plan, 1), (Scripts.Search, 1), (Scripts.Read, 1), (Bad, 0), (Scripts.Write(Scripts.Recipe), 1), (Scripts.Met, 1)], replies);
        Assert.StartsWith("runs     1 read, 1 taken\ntrain    1 conversations, 6 replies learned, ", world.Out, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_critique_that_sent_a_draft_back_is_a_conversation_of_its_own()
    {
        using var world = new World([Scripts.Brief, Scripts.Plan, Scripts.Search, Scripts.Read, Scripts.Write(Scripts.Recipe), Scripts.NotMet, Scripts.Write(Scripts.Recipe + "\n"), Scripts.Met]);
        await world.RunAsync("run", "make an Easter recipe");

        await world.RunAsync("dataset", "--out", "d", "--split", "1,0,0");

        var conversations = Lines(world, "d.train.jsonl");
        Assert.Equal(2, conversations.Count);
        var second = conversations[1]["messages"]!.AsArray();
        Assert.Equal(Scripts.NotMet, Assert.Single(second, message => message!["weight"]!.GetValue<int>() == 1)!["content"]!.GetValue<string>());
        Assert.Equal(Scripts.NotMet, second[^1]!["content"]!.GetValue<string>());
    }

    [Fact]
    public async Task Runs_that_were_not_met_were_said_before_or_are_like_a_goal_of_a_suite_are_left_out_and_counted()
    {
        using var world = new World([.. Scripts.MeetingTheGoal, .. Scripts.MeetingTheGoal, .. Scripts.MeetingTheGoal, Scripts.Brief, Scripts.Plan, Scripts.Search, Bad]);
        await world.RunAsync("run", "make an Easter recipe", "--seed", "1");
        await world.RunAsync("run", "make an Easter recipe", "--seed", "2");
        await world.RunAsync("run", "please make an Easter recipe", "--seed", "3");
        await world.RunAsync("run", "make an Easter recipe", "--max-steps", "4", "--seed", "4");
        Directory.CreateDirectory(Path.Combine(world.Here, "secret"));
        await File.WriteAllTextAsync(Path.Combine(world.Here, "secret", "one.json"), """{"name":"one","goal":"Please, make an EASTER recipe!"}""", TestContext.Current.CancellationToken);

        await world.RunAsync("dataset", "--out", "d", "--unseen", "secret", "--output", "json");

        Assert.Equal("""{"a goal of a suite":1,"ended BudgetSpent":1,"repeated":1}""", world.Document["left_out"]!.ToJsonString());
        Assert.Equal((4, 1), (world.Document["runs"]!.GetValue<int>(), world.Document["taken"]!.GetValue<int>()));
    }

    [Fact]
    public async Task What_is_personal_is_masked_and_the_card_says_so_with_the_digests()
    {
        var brief = Scripts.Brief.Replace("lamb with rosemary", "lamb for ana@mail.example", StringComparison.Ordinal);
        var search = Scripts.Search.Replace("lamb with rosemary", "lamb for ana@mail.example", StringComparison.Ordinal);
        using var world = new World([brief, Scripts.Plan, search, Scripts.Read, Scripts.Write(Scripts.Recipe), Scripts.Met]);
        await world.RunAsync("run", "make an Easter recipe for ana@mail.example");

        await world.RunAsync("dataset", "--out", "d", "--output", "json");

        var card = await File.ReadAllTextAsync(Path.Combine(world.Here, "d.md"), TestContext.Current.CancellationToken);
        Assert.Contains("| email | 1 |", card, StringComparison.Ordinal);
        Assert.All(world.Document["parts"]!.AsObject(), part => Assert.Contains(part.Value!["sha256"]!.GetValue<string>(), card, StringComparison.Ordinal));
        var all = string.Concat(Directory.GetFiles(world.Here, "d.*.jsonl").Select(File.ReadAllText));
        Assert.DoesNotContain("ana@", all, StringComparison.Ordinal);
        Assert.Contains("for <email-1>", all, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("sharegpt", "conversations", 1)]
    [InlineData("completion", "completion", 6)]
    public async Task Other_trainers_get_their_own_form(string format, string member, int lines)
    {
        using var world = new World(Scripts.MeetingTheGoal);
        await world.RunAsync("run", "make an Easter recipe");

        await world.RunAsync("dataset", "--out", "d", "--format", format, "--split", "1,0,0");

        var written = Lines(world, "d.train.jsonl");
        Assert.Equal(lines, written.Count);
        Assert.All(written, line => Assert.NotEmpty(line[member]!.AsArray()));
    }

    [Fact]
    public async Task Only_runs_that_an_evaluation_passed_are_taken_when_its_results_are_named()
    {
        using var world = new World([.. Scripts.MeetingTheGoal, .. Scripts.MeetingTheGoal]);
        Directory.CreateDirectory(Path.Combine(world.Here, "small"));
        await File.WriteAllTextAsync(Path.Combine(world.Here, "small", "g.json"), """[{"name":"a","goal":"make an Easter recipe"},{"name":"b","goal":"an Easter recipe, make it","checks":[{"check":"mentions","words":["fennel"]}]}]""", TestContext.Current.CancellationToken);
        await world.RunAsync("eval", "small", "--results", "r.jsonl");

        await world.RunAsync("dataset", "--out", "d", "--passed", "r.jsonl", "--output", "json");

        Assert.Equal(1, world.Document["taken"]!.GetValue<int>());
        Assert.Equal("""{"not passed by the evaluation":1}""", world.Document["left_out"]!.ToJsonString());
    }

    [Fact]
    public async Task A_damaged_journal_is_left_out_and_hides_no_other()
    {
        using var world = new World(Scripts.MeetingTheGoal);
        await world.RunAsync("run", "make an Easter recipe");
        Directory.CreateDirectory(Path.Combine(world.Home, "runs", "20250101-000000-000000"));
        await File.WriteAllTextAsync(Path.Combine(world.Home, "runs", "20250101-000000-000000", "journal.jsonl"), "no fact\n", TestContext.Current.CancellationToken);

        await world.RunAsync("dataset", "--out", "d", "--output", "json");

        Assert.Equal("""{"damaged":1}""", world.Document["left_out"]!.ToJsonString());
        Assert.Equal(1, world.Document["taken"]!.GetValue<int>());
    }

    [Theory]
    [InlineData("dataset")]
    [InlineData("dataset", "--out", "d")]
    [InlineData("dataset", "--out", "d", "--outcome", "happy")]
    [InlineData("dataset", "--out", "d", "--split", "0,1,1")]
    [InlineData("dataset", "--out", "d", "--format", "poem")]
    public async Task What_cannot_be_made_ends_with_2(params string[] arguments)
    {
        using var world = new World();

        Assert.Equal(2, await world.RunAsync(arguments));
        Assert.Empty(Directory.GetFiles(world.Here));
    }

    private static List<JsonNode> Lines(World world, string file)
        => [.. File.ReadAllLines(Path.Combine(world.Here, file)).Select(line => JsonNode.Parse(line)!)];
}
