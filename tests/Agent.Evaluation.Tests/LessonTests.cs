using Agent.Core;
using Agent.Core.Budgets;
using Agent.Core.Goals;
using Agent.Core.Journals;
using Agent.Core.Models;
using Agent.Core.Policies;
using Agent.Core.Prompts;
using Agent.Core.Tools;
using Agent.Evaluation.Datasets;
using Agent.Testing;
using Agent.Tools;
using Agent.Tools.Workspaces;
using ChefNano.Teacher;
using ChefNano.Teacher.Kitchen;
using ChefNano.Teacher.Mending;
using ChefNano.Teacher.Scenarios;

namespace Agent.Evaluation.Tests;

/// <summary>What the built-in model learned from and what <c>agent dataset</c> writes of the same run are the same text.</summary>
public sealed class LessonTests
{
    private static readonly Core.Critiques.Checks Judges = StandardChecks.In(Path.Combine(Repository.Root, "library"));

    [Fact]
    public async Task The_lessons_of_the_teacher_are_the_conversations_of_its_journals()
    {
        using var folder = new TemporaryFolder();
        var course = Teacher.Course(Left.Library, folder.Path);
        var (compared, mended) = (0, 0);
        for (var seed = 1; seed <= 60; seed++)
        {
            if (course.Draw(new Dice(seed)) is not { } scenario)
                continue;
            // From the first draft of every third recipe an ingredient is gone.
            Dice? Careless() => scenario is RecipeScenario && seed % 3 == 0 ? new Dice(seed) : null;
            if (await RunAsync(scenario, Careless(), folder[$"a{seed}"]) is not { } facts)
                continue;
            var (lessons, _) = await new Classroom(Left.Library, folder[$"b{seed}"], Judges).TeachAsync(course.Draw(new Dice(seed))!, Careless(), null);

            Assert.Equal(lessons.Select(Text).Order(StringComparer.Ordinal), new Conversations(PromptTemplates.BuiltIn).Of(facts).Select(Text).Order(StringComparer.Ordinal));
            (compared, mended) = (compared + 1, mended + (facts.Any(fact => fact is WorkChecked { Findings: var found } && found.Any(finding => !finding.Passed)) ? 1 : 0));
        }
        Assert.True(compared > 30 && mended > 0, $"{compared} runs were compared, {mended} of them with a draft that the checks sent back");
    }

    [Fact]
    public async Task The_journals_of_the_teacher_make_a_dataset_and_none_is_left_out()
    {
        using var folder = new TemporaryFolder();
        var kept = await RunsCommand.WriteAsync(Teacher.Course(Left.Library, folder["scratch"], faulty: 0), folder["runs"], seed: 1, count: 24);
        using var dataset = new Dataset(new DatasetFilter { Outcomes = [OutcomeKind.Met, OutcomeKind.OutOfReach], WithNotes = true }, new Split(1, 0, 0), SampleFormat.Chat, folder["data"]);
        foreach (var run in Directory.EnumerateDirectories(folder["runs"]))
            dataset.Add(Path.Combine(run, JournalFolder.FileName));

        Assert.True(kept > 15, $"{kept} runs of 24 were kept");
        Assert.Equal((kept, kept), (dataset.Runs, dataset.Taken));
        Assert.Empty(dataset.Left);
    }

    [Fact]
    public void A_lesson_is_read_as_it_was_written()
    {
        using var folder = new TemporaryFolder();
        var sample = new Sample("one-0", "a goal", [new("system", "You"), new("user", "Goal: a \"goal\"\n"), new("assistant", """{"reach":"yes"}""", Learned: true), new("tool", "(library, untrusted)\nä"), new("assistant", "{}")]);
        File.WriteAllLines(folder["d.jsonl"], SampleLines.Of(sample, SampleFormat.Chat));

        Assert.Equal(Text(sample), Text(Assert.Single(Recorded.Read(folder["d.jsonl"]))));
    }

    private static async Task<IReadOnlyList<Fact>?> RunAsync(Scenario scenario, Dice? careless, string folder)
    {
        var memory = Path.Combine(folder, "memory.md");
        using var workspace = Workspace.Open(Path.Combine(folder, "workspace"), new WorkspaceOptions { Durable = false });
        foreach (var (name, text) in scenario.Files)
            await workspace.WriteTextAsync(name, text, TestContext.Current.CancellationToken);
        var tools = SpoilingToolbox.Around(new Toolbox(StandardTools.Kernel(Left.Library, workspace, memory)), workspace, careless);
        List<Fact> facts = [];
        using var teacher = new TeacherModel(scenario, null, Judges.Stated(new Core.Goals.Goal(scenario.Goal)));
        var loop = new AgentLoop(new Perform(teacher, tools, new Deliverables(workspace, memory), Judges, PromptTemplates.BuiltIn), new MemoryJournal(TimeProvider.System)) { Observed = (_, fact) => Take(fact) };
        try
        {
            var run = await loop.StartAsync(
                new RunHeader
                {
                    Goal = scenario.Goal, Model = new ModelCard("teacher", "", "", 1_000_000), Seed = 1, Budget = new Budget(), Grant = Grant.Default,
                    Tools = [.. tools.Tools, Tool.GiveUp], Prompts = new Dictionary<string, string>(), Notes = scenario.Notes,
                    Stated = Judges.Stated(new Core.Goals.Goal(scenario.Goal)),
                },
                TestContext.Current.CancellationToken);
            return run.Outcome is { Kind: OutcomeKind.Met or OutcomeKind.OutOfReach } ? facts : null;
        }
        catch (NothingFitsException)
        {
            return null;
        }

        void Take(Fact fact)
        {
            facts.Add(fact);
            if (fact is BriefWritten { Completed: true, Brief: var brief })
                teacher.Complete(brief);
        }
    }

    private static string Text(Lesson lesson) => string.Join('\n', lesson.Messages.Select((message, i) => $"[{message.Role}{(lesson.Learned.Contains(i) ? "*" : "")}] {message.Text}"));

    private static string Text(Sample sample) => string.Join('\n', sample.Messages.Select(message => $"[{message.Role}{(message.Learned ? "*" : "")}] {message.Text}"));
}

/// <summary>The teacher of the built-in model, as it teaches.</summary>
internal static class Teacher
{
    public static Course Course(Tools.Libraries.Library library, string scratch, double faulty = 0.25)
    {
        var kitchen = KnowledgeBase.Read(Path.Combine(Repository.Root, "models/chef-nano/knowledge"));
        RecipeBook.Plurals = kitchen.Plurals;
        var book = new RecipeBook(kitchen, Directory.EnumerateFiles(Path.Combine(Repository.Root, "library"), "*.md").Select(file => File.ReadLines(file).First()[2..]));
        return new Course(kitchen, library, book, scratch, Repository.Root) { Faulty = faulty };
    }
}
