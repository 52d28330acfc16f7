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
using ChefNano.Teacher.Mending;
using ChefNano.Teacher.Scenarios;
using Microsoft.Extensions.AI;

namespace ChefNano.Teacher;

/// <summary>Drives the real loop through the real tools with the teacher in the model's place, and keeps what was said.</summary>
internal sealed class Classroom(Library library, string folder, Checks checks)
{
    private static readonly ModelCard Card = new("teacher", "", "", 1_000_000);

    /// <summary>The journal of the latest run.</summary>
    public IReadOnlyList<Fact> Facts { get; private set; } = [];

    /// <summary>The lessons of one run, and how it ended.</summary>
    /// <param name="scenario">What is asked for and how it is done.</param>
    /// <param name="careless">Draws what is left out of the first draft behind the run's back, which its checks must find; null where nothing is.</param>
    /// <param name="forgetful">Draws what the first brief leaves out; null where nothing is.</param>
    public async Task<(IReadOnlyList<Lesson> Lessons, Run Run)> TeachAsync(Scenario scenario, Dice? careless, Dice? forgetful)
    {
        var memory = Path.Combine(folder, "memory.md");
        if (System.IO.File.Exists(memory))
            System.IO.File.Delete(memory);
        var root = Path.Combine(folder, "workspace");
        if (Directory.Exists(root))
            Directory.Delete(root, recursive: true);
        using var workspace = Workspace.Open(root, new WorkspaceOptions { Durable = false });
        foreach (var (name, text) in scenario.Files)
            await workspace.WriteTextAsync(name, text);
        var toolbox = SpoilingToolbox.Around(new Toolbox(StandardTools.Kernel(library, workspace, memory)), workspace, careless);
        var stated = checks.Stated(new Goal(scenario.Goal));
        var chore = await new StatedChore(workspace).OfAsync(new Goal(scenario.Goal), CancellationToken.None);
        var teacher = new TeacherModel(scenario, forgetful, stated);
        var lessons = new List<Lesson>();
        var (system, said) = ("", "");
        var perform = new Perform(teacher, toolbox, new Deliverables(workspace, memory), checks, PromptTemplates.BuiltIn);
        var journal = new MemoryJournal(TimeProvider.System);
        var loop = new AgentLoop(perform, journal)
        {
            Observed = (run, fact) =>
            {
                if (system.Length == 0)
                    system = Messages.System(PromptTemplates.BuiltIn, run);
                if (fact is BriefWritten { Completed: true, Brief: var brief })
                    teacher.Complete(brief);
                if (fact is ActionChosen action)
                    said = action.Exchange.Reply;
                // Nobody learns to write what was then found wrong.
                if (fact is WorkChecked work && work.Findings.Any(finding => !finding.Passed))
                    teacher.Bad.Add(said);
                if (fact is CritiqueWritten critique)
                    lessons.Add(Lesson(system, run, teacher, critique.Exchange, whole: critique.Critique.IsMet));
            },
        };
        var run = await loop.StartAsync(
            new RunHeader
            {
                Goal = scenario.Goal, Model = Card, Seed = 1, Budget = new Budget(), Grant = Grant.Default,
                Tools = [.. toolbox.Tools, Tool.GiveUp], Prompts = PromptTemplates.BuiltIn.Hashes, Notes = scenario.Notes,
                Stated = stated, Chore = chore, Files = NamedFiles.First(new Goal(scenario.Goal), [.. scenario.Files.Keys], RunHeader.MostFiles),
            },
            CancellationToken.None);
        Facts = journal.Facts;
        if (lessons.Count == 0)
            lessons.Add(Lesson(system, run, teacher, null, whole: true));
        return (lessons, run);
    }

    /// <summary>The brief and the plan alone: most of what must be copied is copied there.</summary>
    public static Lesson Opening(Lesson lesson) => new([.. lesson.Messages.Take(5)], lesson.Learned.Where(i => i < 5).ToHashSet());

    private static Lesson Lesson(string system, Run run, TeacherModel teacher, Exchange? critique, bool whole)
    {
        List<ChatMessage> messages = [new(ChatRole.System, system)];
        messages.AddRange(run.Transcript.Select(turn => new ChatMessage(turn.Speaker switch { Speaker.Model => ChatRole.Assistant, Speaker.Tool => ChatRole.Tool, _ => ChatRole.User }, turn.Text)));
        if (critique is not null)
            messages.AddRange([new(ChatRole.User, critique.Prompt), new(ChatRole.Assistant, critique.Reply)]);
        var learned = Enumerable.Range(0, messages.Count)
            .Where(i => messages[i].Role == ChatRole.Assistant && !teacher.Bad.Contains(messages[i].Text) && (whole || i == messages.Count - 1));
        return new Lesson(messages, learned.ToHashSet());
    }
}
