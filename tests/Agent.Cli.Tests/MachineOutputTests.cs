using System.Text.Json.Nodes;

namespace Agent.Cli.Tests;

public sealed class MachineOutputTests
{
    [Fact]
    public async Task Json_is_one_document_with_the_result_and_what_it_cost()
    {
        using var world = new World(Scripts.MeetingTheGoal);

        Assert.Equal(0, await world.RunAsync("run", "make an Easter recipe", "--seed", "7", "--output", "json"));

        var document = world.Document;
        Assert.True(document["ok"]!.GetValue<bool>());
        Assert.Equal("met", document["outcome"]!.GetValue<string>());
        Assert.Equal(Scripts.Recipe, document["result"]!.GetValue<string>());
        Assert.Equal("easter-recipe.md", document["file"]!.GetValue<string>());
        Assert.Equal(Scripts.Recipe, await File.ReadAllTextAsync(document["path"]!.GetValue<string>(), TestContext.Current.CancellationToken));
        Assert.Equal(["roast lamb with thyme"], document["sources"]!.AsArray().Select(source => source!.GetValue<string>()));
        Assert.Equal(6, document["usage"]!["steps"]!.GetValue<int>());
        Assert.True(File.Exists(document["journal"]!.GetValue<string>()));
        Assert.StartsWith("run      ", world.Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("goal", 2, "run", "", "--output", "json")]
    [InlineData("usage", 2, "run", "a cake", "--max-steps", "none", "--output", "json")]
    [InlineData("usage", 2, "dance", "--output=json")]
    [InlineData("model", 4, "run", "a cake", "--output", "json", "--model", "nowhere.gguf")]
    [InlineData("run", 2, "replay", "nothing", "--output", "ndjson")]
    public async Task A_failure_is_a_document_too_and_standard_error_stays_empty(string code, int exit, params string[] arguments)
    {
        using var world = new World { Model = null };

        Assert.Equal(exit, await world.RunAsync(arguments));
        Assert.False(world.Document["ok"]!.GetValue<bool>());
        Assert.Equal(code, world.Document["error"]!["code"]!.GetValue<string>());
        Assert.NotEqual("", world.Document["error"]!["message"]!.GetValue<string>());
        Assert.Equal("", world.Error);
    }

    [Fact]
    public async Task A_goal_that_was_not_met_is_an_error_with_the_run_beside_it()
    {
        using var world = new World(Scripts.Brief, Scripts.Plan, Scripts.Search, Scripts.Write(Scripts.Recipe));

        Assert.Equal(3, await world.RunAsync("run", "make an Easter recipe", "--max-steps", "4", "--output", "json"));
        Assert.False(world.Document["ok"]!.GetValue<bool>());
        Assert.Equal("budget_spent", world.Document["error"]!["code"]!.GetValue<string>());
        Assert.Equal("Raise the limit, for example: agent run --max-steps 8", world.Document["error"]!["hint"]!.GetValue<string>());
        Assert.Equal(4, world.Document["usage"]!["steps"]!.GetValue<int>());
    }

    [Fact]
    public async Task Ndjson_is_every_fact_on_a_line_and_the_document_last()
    {
        using var world = new World(Scripts.MeetingTheGoal);

        Assert.Equal(0, await world.RunAsync("run", "make an Easter recipe", "--output", "ndjson"));

        Assert.EndsWith("\n", world.Out, StringComparison.Ordinal);
        var lines = world.Out.TrimEnd('\n').Split('\n').Select(line => JsonNode.Parse(line)!).ToList();
        Assert.Equal(1, lines[0]["schema_version"]!.GetValue<int>());
        Assert.StartsWith("20260405-100000-", lines[0]["run_id"]!.GetValue<string>(), StringComparison.Ordinal);
        Assert.Equal(
            ["run.started", "brief.written", "plan.written", "action.chosen", "tool.called", "tool.returned", "action.chosen", "tool.called", "tool.returned",
             "action.chosen", "tool.called", "tool.returned", "work.checked", "critique.written", "run.ended"],
            lines.SkipLast(1).Select(line => line["fact"]!.GetValue<string>()));
        Assert.True(lines[^1]["ok"]!.GetValue<bool>());
        Assert.Equal("", world.Error);
    }
}
