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
public sealed partial class AgentRunner(
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
        var said = new Goal(goal);
        var taken = options.Value.Spelling?.Invoke(said) ?? said;
        var seed = options.Value.Seed ?? BinaryPrimitives.ReadUInt32LittleEndian(RandomNumberGenerator.GetBytes(4));
        var chore = options.Value.Chore is { } read ? await read(taken, cancellationToken).ConfigureAwait(false) : null;
        using var kept = journals.Create(said, seed);
        return LetGo(kept, await Loop(kept, observed).StartAsync(Header(said, taken, chore, seed, kept.Id), cancellationToken).ConfigureAwait(false));
    }

    /// <summary>Goes on with a run whose process ended before it, however it ended, or that was stopped. A run with another outcome is returned as it is.</summary>
    /// <param name="run">The run, as its journals find it.</param>
    /// <param name="observed">Told of every fact from the first on.</param>
    /// <param name="cancellationToken">Stops the run between two facts.</param>
    /// <exception cref="ResumeException">This host is not the one that the run began with.</exception>
    /// <exception cref="JournalException">The journal does not hold, another process writes it, or it cannot take a fact.</exception>
    public async Task<Run> ResumeAsync(string run, Action<Run, Fact>? observed = null, CancellationToken cancellationToken = default)
    {
        using var kept = journals.Resume(run);
        var left = Run.Fold(kept.Facts);
        if (!left.IsOver)
            MustFit(left.Header);
        if (observed is not null)
            Tell(kept.Facts, observed);
        return LetGo(kept, left.IsOver ? left : await Loop(kept, observed).ResumeAsync(left, new RunResumed(Build), cancellationToken).ConfigureAwait(false));
    }

    private AgentLoop Loop(RunJournal kept, Action<Run, Fact>? observed)
        => new(new Perform(model.Client, toolbox, deliverables, checks, prompts) { Properties = Kept(kept) }, kept.Journal) { Observed = observed };

    private Dictionary<string, string> Kept(RunJournal kept)
        => model.StateProperty is { } property && kept.StateFolder is { } folder ? new() { [property] = folder } : [];

    // What the model computed is of use only to one who goes on, and with a run that has ended nobody does.
    private static Run LetGo(RunJournal kept, Run run)
    {
        if (run.IsOver && Directory.Exists(kept.StateFolder))
            Discard(kept.StateFolder);
        return run;
    }

    private static void Discard(string folder)
    {
        try
        {
            Directory.Delete(folder, recursive: true);
        }
        catch (Exception stays) when (stays is IOException or UnauthorizedAccessException)
        {
            // It goes with the run; the run has its outcome all the same.
        }
    }

    private static void Tell(IReadOnlyList<Fact> facts, Action<Run, Fact> observed)
    {
        Run? run = null;
        foreach (var fact in facts)
            observed(run = run is null ? Run.Fold([fact]) : run.Apply(fact), fact);
    }

    // With another model, other prompts or other tools it would be another run from here on, and no replay could follow it.
    private void MustFit(RunHeader header)
    {
        if (header.Model.Identity != model.Card.Identity)
            throw new ResumeException(
                $"The run was made with the model {header.Model.Described}, and this is {model.Card.Described}.",
                $"Name the {(header.Model.Adapter is null ? "file" : "files")} that it was made with: agent resume RUN --model FILE.gguf{(header.Model.Adapter is null ? "" : " --adapter FILE.gguf")}");
        MustHave(header);
    }

    private void MustHave(RunHeader header)
    {
        if (header.Prompts.FirstOrDefault(prompt => prompts.Hashes.GetValueOrDefault(prompt.Key) != prompt.Value).Key is { } changed)
            throw new ResumeException(
                $"The run was made with another prompt '{changed}' than this program has: by agent {header.Build}, and this is {Build}.",
                "Go on with the program that it was made with, or run the goal again.");
        if (header.Tools.Select(tool => tool.Name).Except([.. toolbox.Tools.Select(tool => tool.Name), Tool.GiveUp.Name]).FirstOrDefault() is { } missing)
            throw new ResumeException($"The run has the tool '{missing}', which is not here.", "Go on with the program that it was made with, or run the goal again.");
    }

    private RunHeader Header(Goal said, Goal goal, Chore? chore, ulong seed, string id) => new()
    {
        Id = id,
        Goal = said.Text,
        Meant = goal == said ? null : goal.Text,
        Model = model.Card,
        Seed = seed,
        Budget = options.Value.Budget,
        Grant = options.Value.Grant,
        Tools = [.. toolbox.Tools.Where(tool => tool.IsTold || (chore?.Tools.Contains(tool.Name) ?? false)), Tool.GiveUp],
        Prompts = prompts.Hashes,
        Stated = checks.Stated(goal),
        Files = options.Value.Files?.Invoke() is { } files ? NamedFiles.First(goal, files, RunHeader.MostFiles) : null,
        Chore = chore,
        Notes = options.Value.Notes(),
        Sampler = Sampling.Card,
        Policy = Policy.Version,
        Sandbox = options.Value.Sandbox,
        Workspace = options.Value.Workspace,
        Build = Build,
    };
}
