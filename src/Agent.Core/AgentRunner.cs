using System.Buffers.Binary;
using System.Reflection;
using System.Security.Cryptography;
using Agent.Core.Critiques;
using Agent.Core.Goals;
using Agent.Core.Journals;
using Agent.Core.Models;
using Agent.Core.Policies;
using Agent.Core.Prompts;
using Agent.Core.Runs;
using Agent.Core.Tools;
using Microsoft.Extensions.Options;

namespace Agent.Core;

/// <summary>What a host calls: a goal in, a run out, with its journal kept. One runner may run many goals, one after another or side by side.</summary>
public sealed class AgentRunner(
    Model model, IToolbox toolbox, IDeliverables deliverables, Checks checks, PromptTemplates prompts, IJournals journals, IOptions<AgentOptions> options)
{
    /// <summary>The version of this program, as the journal keeps it.</summary>
    public static string Build { get; } =
        typeof(AgentRunner).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion ?? "";

    /// <summary>Runs until an outcome. A cancelled run ends as cancelled and is returned, not thrown.</summary>
    /// <param name="goal">What to do.</param>
    /// <param name="observed">Told of every fact after it was kept.</param>
    /// <param name="cancellationToken">Stops the run between two facts.</param>
    /// <exception cref="GoalException">The goal cannot be taken.</exception>
    /// <exception cref="JournalException">The journal cannot take a fact.</exception>
    public async Task<Run> RunAsync(string goal, Action<Run, Fact>? observed = null, CancellationToken cancellationToken = default)
    {
        var taken = new Goal(goal);
        var seed = options.Value.Seed ?? BinaryPrimitives.ReadUInt32LittleEndian(RandomNumberGenerator.GetBytes(4));
        using var kept = journals.Create(taken, seed);
        var loop = new AgentLoop(new Perform(model.Client, toolbox, deliverables, checks, prompts), kept.Journal) { Observed = observed };
        return await loop.StartAsync(Header(taken, seed, kept.Id), cancellationToken).ConfigureAwait(false);
    }

    private RunHeader Header(Goal goal, ulong seed, string id) => new()
    {
        Id = id,
        Goal = goal.Text,
        Model = model.Card,
        Seed = seed,
        Budget = options.Value.Budget,
        Grant = options.Value.Grant,
        Tools = [.. toolbox.Tools, Tool.GiveUp],
        Prompts = prompts.Hashes,
        Notes = options.Value.Notes(),
        Sampler = Sampling.Card,
        Policy = Policy.Version,
        Sandbox = options.Value.Sandbox,
        Workspace = options.Value.Workspace,
        Build = Build,
    };
}
