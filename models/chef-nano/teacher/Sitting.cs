using Agent.Core;
using Agent.Core.Budgets;
using Agent.Core.Critiques;
using Agent.Core.Goals;
using Agent.Core.Journals;
using Agent.Core.Models;
using Agent.Core.Policies;
using Agent.Core.Prompts;
using Agent.Core.Runs;
using Agent.Core.Tools;
using Agent.Tools;
using Agent.Tools.Chores;
using Agent.Tools.Libraries;
using Agent.Tools.Workspaces;
using Microsoft.Extensions.AI;

namespace ChefNano.Teacher;

/// <summary>One run of the real loop with the real tools in a workspace of its own, for whoever sits an exam.</summary>
internal sealed class Sitting(Library library, string folder, Checks checks)
{
    /// <param name="model">Who answers.</param>
    /// <param name="card">What the header says of it.</param>
    /// <param name="goal">What to do.</param>
    /// <param name="files">Files that stand in the workspace before the run.</param>
    /// <param name="seed">Same model, goal and seed: same run.</param>
    /// <param name="file">Where the work is to be found; null for the file that the brief names.</param>
    /// <param name="around">What stands between the loop and its tools, if anything does.</param>
    public async Task<(Run Run, IReadOnlyList<Fact> Facts, string? Delivered)> RunAsync(
        IChatClient model, ModelCard card, string goal, IReadOnlyDictionary<string, string>? files, ulong seed, string? file = null, Func<IToolbox, Workspace, IToolbox>? around = null)
    {
        var root = Path.Combine(folder, "workspace");
        if (Directory.Exists(root))
            Directory.Delete(root, recursive: true);
        using var workspace = Workspace.Open(root, new WorkspaceOptions { Durable = false });
        foreach (var (name, text) in files ?? new Dictionary<string, string>())
            await workspace.WriteTextAsync(name, text);
        var memory = Path.Combine(folder, "memory.md");
        IToolbox toolbox = new Toolbox(StandardTools.Kernel(library, workspace, memory));
        toolbox = around?.Invoke(toolbox, workspace) ?? toolbox;
        var deliverables = new Deliverables(workspace, memory);
        var journal = new MemoryJournal(TimeProvider.System);
        var run = await new AgentLoop(new Perform(model, toolbox, deliverables, checks, PromptTemplates.BuiltIn), journal).StartAsync(
            new RunHeader
            {
                Goal = goal, Model = card, Seed = seed, Budget = new Budget(),
                Grant = Grant.Default, Tools = [.. toolbox.Tools, Tool.GiveUp], Prompts = PromptTemplates.BuiltIn.Hashes,
                Stated = checks.Stated(new Goal(goal)), Chore = await new StatedChore(workspace).OfAsync(new Goal(goal), CancellationToken.None), Files = workspace.FilesBelow(FileTools.ListedDepth),
            },
            CancellationToken.None);
        var found = file ?? run.Brief?.File ?? "";
        return (run, journal.Facts, found.Length == 0 ? null : await deliverables.ReadAsync(found, CancellationToken.None));
    }
}
