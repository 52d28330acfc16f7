using System.Text.Json;
using Agent.Core.Budgets;
using Agent.Core.Goals;
using Agent.Core.Journals;
using Agent.Core.Policies;
using Agent.Core.Runs;
using Agent.Core.Tools;
using Agent.Testing;

namespace Agent.Core.Tests.Budgets;

public sealed class BudgetTests
{
    [Theory]
    [InlineData(0, Purpose.Plan, 400)]
    [InlineData(2200, Purpose.Plan, 400)]
    [InlineData(2201, Purpose.HandOver, 1200)]
    [InlineData(3100, Purpose.HandOver, 900)]
    public void A_reply_may_be_no_longer_than_what_is_left_for_it(long spent, Purpose purpose, int most)
    {
        // A long reply in the middle of a run once went over the limit by all its length.
        var ask = Assert.IsType<Ask>(Begun(new Budget { GeneratedTokens = 4000 }, spent).Next());

        Assert.Equal((purpose, most), (ask.Purpose, ask.Sampling.MostTokens));
        Assert.True(spent + most <= 4000);
    }

    [Xunit.Fact]
    public void With_too_little_left_for_any_reply_the_run_ends_and_says_what_was_spent()
    {
        var end = Assert.IsType<End>(Begun(new Budget { GeneratedTokens = 4000 }, 3300).Apply(new WorkChecked("a.txt", null, [])).Next());

        Assert.Equal(OutcomeKind.BudgetSpent, end.Outcome.Kind);
        Assert.StartsWith("The budget is spent (generated tokens: 3300 of 3000).", end.Outcome.Message, StringComparison.Ordinal);
    }

    [Xunit.Fact]
    public async Task A_call_that_would_write_more_bytes_than_are_left_is_refused_before_it_is_made()
    {
        var kitchen = new Kitchenette { Budget = new Budget { BytesWritten = 60 } };
        var model = new ScriptedModel(
            Kitchenette.Brief("a.txt"), Kitchenette.Plan(("write_file", "write it")), Kitchenette.Write("a.txt", new string('x', 100)), Kitchenette.Write("a.txt", "short"), Kitchenette.Critique("met"));

        var run = await kitchen.RunAsync("write", model, TestContext.Current.CancellationToken);

        Assert.True(run.Outcome!.IsMet);
        Assert.Equal("short", kitchen.Files["a.txt"]);
        Assert.Equal("budget", Assert.Single(kitchen.Facts<CallRefused>()).Decision.Rule);
    }

    // A run that has its brief and has spent so many tokens on it.
    private static Run Begun(Budget budget, long spent) => Run.Fold(
    [
        new RunStarted(new RunHeader
        {
            Goal = "write", Model = ScriptedModel.Card, Seed = 7, Budget = budget, Grant = Grant.Default, Tools = [Write], Prompts = new Dictionary<string, string>(),
        }),
        new BriefWritten(new Exchange(nameof(Purpose.Brief), "", "") { GeneratedTokens = spent }, new Brief("yes", "clerk", "a test", "a.txt", [])),
    ]);

    private static Tool Write { get; } = new(
        "write_file", "Writes a file.", Effect.WriteWorkspace, true, [new ToolParameter("path", true, JsonElement.Parse("""{"type":"string"}"""))]);
}
