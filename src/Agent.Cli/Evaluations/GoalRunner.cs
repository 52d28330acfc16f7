using Agent.Cli.Composition;
using Agent.Core;
using Agent.Core.Critiques;
using Agent.Core.Journals;
using Agent.Core.Models;
using Agent.Evaluation.Results;
using Agent.Evaluation.Trials;
using Agent.Tools;
using Agent.Tools.Libraries;
using Agent.Tools.Workspaces;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace Agent.Cli.Evaluations;

/// <summary>Does goals one after another as <c>agent run</c> would, each in a host of its own; the model and the libraries are loaded once.</summary>
internal sealed class GoalRunner(Surroundings surroundings, RunSettings model, string suite, string runs, Ablation without) : IDisposable
{
    private readonly Dictionary<string, (Library Library, Checks Checks)> libraries = [];
    private readonly IHost owner = AgentHost.Build(surroundings, model);

    /// <summary>Loaded when it is first asked for.</summary>
    public Model Model => field ??= without.Of(owner.Services.GetRequiredService<Model>());

    public JournalFolder Store { get; } = new(runs, surroundings.Time);

    public async Task<GoalResult> RunAsync(Trial trial, CancellationToken cancellationToken)
    {
        var (library, checks) = LibraryOf(trial.Goal.Library);
        using var host = AgentHost.Build(surroundings with { Compose = agent => Compose(agent, trial, library, checks) }, new RunSettings
        {
            Workspace = trial.Workspace, Seed = trial.Seed, Steps = trial.Goal.Budget.Steps, GeneratedTokens = trial.Goal.Budget.Tokens,
            Time = trial.Goal.Budget.Seconds is { } seconds ? TimeSpan.FromSeconds(seconds) : null,
        });
        List<Fact> facts = [];
        var run = await host.Services.GetRequiredService<AgentRunner>().RunAsync(trial.Goal.Goal, (_, fact) => facts.Add(fact), cancellationToken);
        cancellationToken.ThrowIfCancellationRequested();
        return trial.Judge(run, facts, Store.PathOf(run.Header.Id), library, checks);
    }

    public void Dispose()
    {
        owner.Dispose();
        foreach (var (library, _) in libraries.Values)
            library.Dispose();
    }

    // A run of an evaluation reads no notes of the user and leaves none.
    private void Compose(AgentBuilder agent, Trial trial, Library library, Checks checks)
    {
        agent.Services.AddSingleton(without.Of(library)).AddSingleton(new MemoryTools(trial.Memory));
        agent.WithModel(_ => Model).WithChecks(_ => without.Of(checks)).WithJournals(Store)
            .WithDeliverables(provider => new Deliverables(provider.GetRequiredService<Workspace>(), trial.Memory));
    }

    private (Library Library, Checks Checks) LibraryOf(string? named)
    {
        var folder = named is null ? surroundings.Library : Path.GetFullPath(named, suite);
        if (!libraries.TryGetValue(folder, out var known))
            libraries[folder] = known = (Library.Open(folder), Judges(folder));
        return known;
    }

    // A suite's own library may have no table of foods; diets are judged by the built-in one then.
    private Checks Judges(string folder)
        => StandardChecks.In(File.Exists(Path.Combine(folder, StandardChecks.Ingredients)) ? folder : surroundings.Library);
}
