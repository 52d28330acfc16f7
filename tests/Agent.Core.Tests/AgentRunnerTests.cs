using Agent.Core.Budgets;
using Agent.Core.Critiques;
using Agent.Core.Goals;
using Agent.Core.Journals;
using Agent.Core.Models;
using Agent.Core.Prompts;
using Agent.Core.Replays;
using Agent.Core.Runs;
using Agent.Testing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace Agent.Core.Tests;

public sealed class AgentRunnerTests : IDisposable
{
    private static readonly string[] Script =
    [
        Kitchenette.Brief("note.md", ("mentions", "milk")), Kitchenette.Plan(("write_file", "write it")),
        Kitchenette.Write("note.md", "buy milk"), Kitchenette.Critique("met"),
    ];

    private readonly TemporaryFolder folder = new();
    private readonly Dictionary<string, string> files = [];

    public void Dispose() => folder.Dispose();

    [Fact]
    public async Task A_host_gives_a_goal_and_gets_a_run_with_its_journal_kept()
    {
        await using var host = Host(Script);

        var run = await host.GetRequiredService<AgentRunner>().RunAsync("note milk", cancellationToken: TestContext.Current.CancellationToken);

        Assert.Equal(OutcomeKind.Met, run.Outcome!.Kind);
        Assert.Equal("buy milk", files["note.md"]);
        var kept = JournalFile.Read(Path.Combine(folder.Path, run.Header.Id, JournalFolder.FileName)).Lines.Select(line => line.Fact).ToList();
        Assert.IsType<RunEnded>(kept[^1]);
        var replayed = await Replay.RunAsync(kept, PromptTemplates.BuiltIn, host.GetRequiredService<Checks>());
        Assert.Equal(run.Outcome, replayed.Outcome);
    }

    [Fact]
    public async Task A_goal_is_kept_as_it_was_said_and_worked_on_as_it_was_meant()
    {
        await using var host = Host(Script, options => options.Spelling = goal => new Goal(goal.Text.Replace("mlik", "milk", StringComparison.Ordinal)));

        var run = await host.GetRequiredService<AgentRunner>().RunAsync("note mlik", cancellationToken: TestContext.Current.CancellationToken);

        Assert.Equal(("note mlik", "note milk", "note milk"), (run.Header.Goal, run.Header.Meant, run.Goal.Text));
        var kept = JournalFile.Read(Path.Combine(folder.Path, run.Header.Id, JournalFolder.FileName)).Facts;
        Assert.Equal(run.Goal, Run.Fold(kept).Goal);
        Assert.Equal(run.Outcome, (await Replay.RunAsync(kept, PromptTemplates.BuiltIn, host.GetRequiredService<Checks>())).Outcome);
    }

    [Fact]
    public async Task A_goal_without_slips_says_nothing_of_them()
    {
        await using var host = Host(Script, options => options.Spelling = goal => goal);

        Assert.Null((await host.GetRequiredService<AgentRunner>().RunAsync("note milk", cancellationToken: TestContext.Current.CancellationToken)).Header.Meant);
    }

    [Fact]
    public async Task The_header_lists_the_tools_and_then_the_way_to_give_up()
    {
        await using var host = Host(Script);

        var run = await host.GetRequiredService<AgentRunner>().RunAsync("note milk", cancellationToken: TestContext.Current.CancellationToken);

        Assert.Equal(["read_file", "write_file", "append_file", "launch", "give_up"], run.Header.Tools.Select(tool => tool.Name));
    }

    [Fact]
    public async Task Settings_reach_the_run()
    {
        await using var host = Host(Script, options =>
        {
            options.Seed = 42;
            options.Budget = new Budget { Steps = 9 };
            options.Notes = () => "The user drinks oat milk.";
        });

        var run = await host.GetRequiredService<AgentRunner>().RunAsync("note milk", cancellationToken: TestContext.Current.CancellationToken);

        Assert.Equal(42UL, run.Header.Seed);
        Assert.Equal(9, run.Header.Budget.Steps);
        Assert.Equal("The user drinks oat milk.", run.Header.Notes);
    }

    [Fact]
    public async Task A_cancelled_run_is_returned_as_cancelled()
    {
        using var stop = new CancellationTokenSource();
        await using var host = Host(Script);

        var run = await host.GetRequiredService<AgentRunner>().RunAsync("note milk", (_, fact) => { if (fact is BriefWritten) stop.Cancel(); }, stop.Token);

        Assert.Equal(OutcomeKind.Cancelled, run.Outcome!.Kind);
    }

    [Fact]
    public async Task A_run_that_was_stopped_is_gone_on_with_by_another_host()
    {
        var left = await StoppedAsync();
        await using var host = Host(Script[2..]);

        var facts = new List<Core.Journals.Fact>();
        var run = await host.GetRequiredService<AgentRunner>().ResumeAsync(left.Header.Id, (_, fact) => facts.Add(fact), TestContext.Current.CancellationToken);

        Assert.Equal(OutcomeKind.Met, run.Outcome!.Kind);
        Assert.Equal("buy milk", files["note.md"]);
        Assert.Equal(4, run.Spent.Steps);
        Assert.Single(facts.OfType<RunResumed>());
        Assert.IsType<RunStarted>(facts[0]);
    }

    [Fact]
    public async Task A_run_is_not_gone_on_with_by_other_prompts()
    {
        var left = await StoppedAsync();
        await File.WriteAllTextAsync(folder["plan.md"], "Plan it.", TestContext.Current.CancellationToken);
        await using var host = Host(Script[2..], services: services => services.AddSingleton(PromptTemplates.From(folder.Path)));

        var refused = await Assert.ThrowsAsync<ResumeException>(() => host.GetRequiredService<AgentRunner>().ResumeAsync(left.Header.Id, cancellationToken: TestContext.Current.CancellationToken));

        Assert.StartsWith("The run was made with another prompt 'plan' than this program has: ", refused.Message, StringComparison.Ordinal);
        Assert.Equal(OutcomeKind.Cancelled, Kept(left.Header.Id).Outcome!.Kind);
    }

    private Run Kept(string id) => Run.Fold(JournalFile.Read(Path.Combine(folder.Path, id, JournalFolder.FileName)).Verified().Facts);

    private async Task<Run> StoppedAsync()
    {
        using var stop = new CancellationTokenSource();
        await using var host = Host(Script);
        return await host.GetRequiredService<AgentRunner>().RunAsync("note milk", (_, fact) => { if (fact is PlanWritten) stop.Cancel(); }, stop.Token);
    }

    [Fact]
    public async Task An_agent_without_a_model_says_how_to_give_it_one()
    {
        var services = new ServiceCollection();
        services.AddAgent();
        await using var host = services.BuildServiceProvider();

        var missing = Assert.Throws<InvalidOperationException>(() => host.GetRequiredService<AgentRunner>());
        Assert.Equal("The agent has no model. Name one: services.AddAgent().WithModel(client, card)", missing.Message);
    }

    [Theory]
    [InlineData(1, 30, "The budget allows 1 steps and keeps 1 back for the hand-over, so nothing can be done. Allow at least 2.")]
    [InlineData(40, 0, "The budget allows 0 seconds, so nothing can be done. Allow more than 0.")]
    public async Task A_budget_for_nothing_is_refused_before_a_run(int steps, int seconds, string told)
    {
        await using var host = Host(Script, options => options.Budget = new Budget { Steps = steps, Time = TimeSpan.FromSeconds(seconds) });

        Assert.Equal([told], Assert.Throws<OptionsValidationException>(() => host.GetRequiredService<AgentRunner>()).Failures);
    }

    private ServiceProvider Host(string[] script, Action<AgentOptions>? configure = null, Action<ServiceCollection>? services = null)
    {
        var collection = new ServiceCollection();
        services?.Invoke(collection);
        collection.AddSingleton(new Kitchenette.Shelf(files));
        collection
            .AddAgent(options =>
            {
                options.Runs = folder.Path;
                configure?.Invoke(options);
            })
            .WithModel(new ScriptedModel(script), ScriptedModel.Card)
            .WithTools<Kitchenette.Shelf>()
            .WithDeliverables(_ => new Delivered(files));
        return collection.BuildServiceProvider();
    }

    private sealed class Delivered(Dictionary<string, string> files) : IDeliverables
    {
        public Task<string?> ReadAsync(string file, CancellationToken cancellationToken) => Task.FromResult(files.GetValueOrDefault(file));
    }
}
