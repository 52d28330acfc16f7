using Agent.Core.Critiques;
using Agent.Core.Goals;
using Agent.Core.Journals;
using Agent.Core.Runs;
using Agent.Hosting;
using Agent.Inference;
using ChefNano.Teacher.Scenarios;

namespace ChefNano.Teacher;

/// <summary>Has a model do drawn goals and keeps the runs that end as a good run of that goal does, for <c>agent dataset</c>: what it learns from is its own.</summary>
internal sealed class OwnRunsCommand(Course course, Sitting sitting, Checks checks, string modelPath)
{
    /// <param name="folder">Where each run that is kept gets a folder.</param>
    /// <param name="seed">Same model and seed, same runs.</param>
    /// <param name="count">Goals that are drawn.</param>
    /// <returns>How many runs were done, and how many of them kept.</returns>
    public async Task<(int Done, int Kept)> WriteAsync(string folder, int seed, int count)
    {
        using var model = new GgufChatClient(new GgufChatOptions { ModelPath = modelPath });
        var within = new WithinContext(model);
        var card = Exam.Card(model);
        var (done, kept) = (0, 0);
        for (var i = 0; i < count; i++)
        {
            // What needs notes of before is not drawn here: a sitting has none.
            if (course.Draw(new Dice(seed * 1_000_003 + i)) is not { Notes: "" } scenario)
                continue;
            var (run, facts, delivered) = await sitting.RunAsync(within, card, scenario.Goal, scenario.Files, (ulong)(seed + i));
            done++;
            if (!IsRight(scenario, run, delivered))
                continue;
            kept++;
            var own = Directory.CreateDirectory(Path.Combine(folder, $"{seed}-{i:D6}"));
            using var journal = FileJournal.Create(Path.Combine(own.FullName, JournalFolder.FileName), TimeProvider.System);
            foreach (var fact in facts)
                await journal.AppendAsync(fact, CancellationToken.None);
        }
        return (done, kept);
    }

    // By what the scenario knows of its goal, whatever brief the model wrote.
    private bool IsRight(Scenario scenario, Run run, string? delivered) => scenario switch
    {
        BeyondScenario => run.Outcome!.Kind == OutcomeKind.OutOfReach,
        _ when run.Outcome!.Kind != OutcomeKind.Met || delivered is null => false,
        QuestionScenario question => delivered.Contains(question.Question.Answer, StringComparison.Ordinal),
        _ => checks.Of(new Work(new Goal(scenario.Goal), scenario.Brief with { File = run.Brief!.File }, delivered, run.Sources)).All(finding => finding.Passed),
    };
}
