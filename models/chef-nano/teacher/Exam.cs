using System.Text.Json;
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
using Agent.Inference;
using Agent.Tools;
using Agent.Tools.Libraries;
using Agent.Tools.Workspaces;

namespace ChefNano.Teacher;

/// <summary>A goal that is in no training text, and what code checks in the result, whatever brief the model wrote.</summary>
internal sealed record ExamGoal(string Goal, string Kind, string Outcome, IReadOnlyList<Criterion> Checks, string? File, IReadOnlyDictionary<string, string>? Files);

/// <summary>Has the model itself do the goals of a file and counts what code can see of the results.</summary>
internal sealed class Exam(Library library, string folder, Checks checks, GgufChatClient model)
{
    private static readonly JsonSerializerOptions Lenient = new() { PropertyNameCaseInsensitive = true };

    public static IReadOnlyList<ExamGoal> Read(string path) => JsonSerializer.Deserialize<List<ExamGoal>>(System.IO.File.ReadAllText(path), Lenient)!;

    /// <summary>What is wrong with the result, empty when nothing is.</summary>
    public async Task<(IReadOnlyList<string> Faults, Run Run, string? Text)> SitAsync(ExamGoal exam, ulong seed)
    {
        var root = Path.Combine(folder, "workspace");
        if (Directory.Exists(root))
            Directory.Delete(root, recursive: true);
        using var workspace = Workspace.Open(root, new WorkspaceOptions { Durable = false });
        foreach (var (name, text) in exam.Files ?? new Dictionary<string, string>())
            await workspace.WriteTextAsync(name, text);
        var memory = Path.Combine(folder, "memory.md");
        var toolbox = new Toolbox(StandardTools.Kernel(library, workspace, memory));
        var deliverables = new Deliverables(workspace, memory);
        var description = model.Describe();
        var perform = new Perform(model, toolbox, deliverables, checks, PromptTemplates.BuiltIn);
        var run = await new AgentLoop(perform, new MemoryJournal(TimeProvider.System)).StartAsync(
            new RunHeader
            {
                Goal = exam.Goal, Model = new ModelCard(description.Name, "exam", description.Sha256, description.ContextLength), Seed = seed, Budget = new Budget(),
                Grant = Grant.Default, Tools = [.. toolbox.Tools, Tool.GiveUp], Prompts = PromptTemplates.BuiltIn.Hashes,
            },
            CancellationToken.None);
        var file = exam.File ?? run.Brief?.File ?? "";
        var delivered = file.Length == 0 ? null : await deliverables.ReadAsync(file, CancellationToken.None);
        return (Faults(exam, run, delivered), run, delivered);
    }

    private List<string> Faults(ExamGoal exam, Run run, string? delivered)
    {
        List<string> faults = [];
        var ended = run.Outcome!.Kind switch { OutcomeKind.Met => "met", OutcomeKind.OutOfReach => "out_of_reach", var other => other.ToString() };
        if (ended != exam.Outcome)
            faults.Add($"ended {ended}: {run.Outcome.Message}");
        if (exam.Checks.Count > 0)
        {
            var brief = new Brief("yes", "examiner", "", exam.File ?? run.Brief?.File ?? "", exam.Checks);
            faults.AddRange(checks.Of(new Work(new Goal(exam.Goal), brief, delivered, run.Sources)).Where(f => !f.Passed).Select(f => f.Text));
        }
        return faults;
    }
}
