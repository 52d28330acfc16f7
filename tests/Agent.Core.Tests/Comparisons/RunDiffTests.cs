using Agent.Core.Comparisons;
using Agent.Core.Journals;
using Agent.Testing;
using static Agent.Core.Tests.Kitchenette;

namespace Agent.Core.Tests.Comparisons;

public sealed class RunDiffTests
{
    [Xunit.Fact]
    public async Task Two_runs_of_one_goal_that_did_the_same_are_the_same_whenever_they_ran()
    {
        var diff = RunDiff.Of(await RunAsync("buy milk\n"), await RunAsync("buy milk\n"));

        Assert.True(diff.IsSame);
        Assert.Null(diff.Prompt);
        Assert.DoesNotContain(diff.Actions.Concat(diff.Plan).Concat(diff.Brief).Concat(diff.Result), line => line.Side != Side.Both);
    }

    [Xunit.Fact]
    public async Task Runs_part_at_the_first_thing_that_happened_otherwise_and_the_requests_at_the_first_one_behind_it()
    {
        var diff = RunDiff.Of(await RunAsync("buy milk\n"), await RunAsync("buy milk\nand bread\n"));

        Assert.Equal(2, diff.Parting!.Shared);
        Assert.Equal((3, 3), (diff.Parting.FirstNumber, diff.Parting.SecondNumber));
        Assert.IsType<ActionChosen>(diff.Parting.First);
        Assert.Contains(diff.Parting.Differences, member => member.At == "/call/arguments/content");
        Assert.All(diff.Brief.Concat(diff.Plan), line => Assert.Equal(Side.Both, line.Side));
        Assert.Equal([Side.First, Side.Second], diff.Actions.Select(line => line.Side));
        Assert.Equal([(Side.Both, "buy milk"), (Side.Second, "and bread")], diff.Result.Select(line => (line.Side, line.Text)));
    }

    [Xunit.Fact]
    public async Task What_was_given_otherwise_is_named_member_by_member()
    {
        var facts = await RunAsync("buy milk\n");
        var started = (RunStarted)facts[0];
        var other = facts.ToList();
        other[0] = started with { Header = started.Header with { Id = "another", Workspace = "/elsewhere", Seed = 8, Model = started.Header.Model with { Name = "bigger" } } };

        var diff = RunDiff.Of(facts, other);

        Assert.Equal(["/header/model/name", "/header/seed"], diff.Given.Select(member => member.At).Order(StringComparer.Ordinal));
        Assert.False(diff.IsSame);
    }

    [Xunit.Fact]
    public async Task The_first_request_that_differs_is_shown_by_its_lines()
    {
        var facts = (await RunAsync("buy milk\n")).ToList();
        var other = facts.ToList();
        var plan = (PlanWritten)other[2];
        other[2] = plan with { Exchange = plan.Exchange with { Prompt = plan.Exchange.Prompt + "\nBe brief." } };

        var prompt = RunDiff.Of(facts, other).Prompt!;

        Assert.Equal((2, "Plan"), (prompt.Request, prompt.Purpose));
        Assert.Equal("Be brief.", Assert.Single(prompt.Lines, line => line.Side == Side.Second).Text);
    }

    [Xunit.Fact]
    public async Task A_change_in_any_fact_is_where_the_runs_part()
    {
        var facts = await RunAsync("buy milk\n");

        foreach (var (at, fact) in facts.Index().Skip(1))
        {
            var other = facts.ToList();
            other[at] = fact switch
            {
                BriefWritten brief => brief with { Brief = brief.Brief with { Subject = "planted" } },
                PlanWritten plan => plan with { Exchange = plan.Exchange with { Prompt = "planted" } },
                ActionChosen action => action with { Thought = "planted" },
                ToolCalled called => called with { Decision = called.Decision with { Reason = "planted" } },
                ToolReturned returned => returned with { Observation = returned.Observation with { Text = "planted" } },
                WorkChecked work => work with { Text = "planted" },
                CritiqueWritten critique => critique with { Critique = critique.Critique with { Fix = "planted" } },
                RunEnded ended => ended with { Outcome = ended.Outcome with { Message = "planted" } },
                _ => throw new InvalidOperationException($"Nothing is planted in {fact.GetType().Name}."),
            };

            var parting = RunDiff.Of(facts, other).Parting!;
            Assert.Equal((at, at), (parting.FirstNumber, parting.SecondNumber));
            Assert.Equal("\"planted\"", Assert.Single(parting.Differences).Second);
        }
    }

    [Xunit.Fact]
    public async Task Two_facts_in_the_other_order_part_at_the_first_of_them()
    {
        var facts = await RunAsync("buy milk\n");
        var other = facts.ToList();
        (other[4], other[5]) = (other[5], other[4]);

        Assert.Equal((4, 4), RunDiff.Of(facts, other).Parting is { } parting ? (parting.FirstNumber, parting.SecondNumber) : default);
    }

    [Xunit.Fact]
    public async Task A_run_that_was_stopped_parts_where_it_ends_and_one_that_went_on_in_another_process_does_not_part()
    {
        var facts = await RunAsync("buy milk\n");

        var stopped = RunDiff.Of(facts, [.. facts.Take(4)]).Parting!;
        Assert.Equal((3, 4, (int?)null), (stopped.Shared, stopped.FirstNumber, stopped.SecondNumber));
        Assert.Null(stopped.Second);

        IReadOnlyList<Fact> resumed = [.. facts.Take(4), new RunResumed("0.1.0") { At = facts[3].At }, .. facts.Skip(4)];
        Assert.Null(RunDiff.Of(facts, resumed).Parting);
    }

    private static async Task<IReadOnlyList<Fact>> RunAsync(string content)
    {
        var kitchen = new Kitchenette();
        await kitchen.RunAsync(
            "write 'buy milk' to todo.txt",
            new ScriptedModel(Brief("todo.txt", ("exact", "buy milk")), Plan(("write_file", "write it")), Write("todo.txt", content), Critique("met")),
            TestContext.Current.CancellationToken);
        return kitchen.Journal.Facts;
    }
}
