using System.Text.Json;
using Agent.Core.Critiques;
using Agent.Core.Goals;
using Agent.Core.Journals;
using Agent.Core.Runs;
using Agent.Hosting;
using Agent.Inference;

namespace ChefNano.Teacher;

/// <summary>A goal that is in no training text, and what code checks in the result, whatever brief the model wrote.</summary>
internal sealed record ExamGoal(string Goal, string Kind, string Outcome, IReadOnlyList<Criterion> Checks, string? File, IReadOnlyDictionary<string, string>? Files)
{
    private static readonly JsonSerializerOptions Lenient = new() { PropertyNameCaseInsensitive = true };

    public static IReadOnlyList<ExamGoal> Read(string path) => JsonSerializer.Deserialize<List<ExamGoal>>(System.IO.File.ReadAllText(path), Lenient)!;
}

/// <summary>Has the model itself do a goal and says what code can see of the result.</summary>
internal sealed class Exam(Sitting sitting, Checks checks, GgufChatClient model)
{
    /// <summary>What is wrong with the result, empty when nothing is.</summary>
    public async Task<(IReadOnlyList<string> Faults, Run Run, string? Text)> SitAsync(ExamGoal exam, ulong seed)
    {
        var (run, _, delivered) = await sitting.RunAsync(new WithinContext(model), Card(model), exam.Goal, exam.Files, seed, exam.File);
        return (Faults(exam, run, delivered), run, delivered);
    }

    public static ModelCard Card(GgufChatClient model)
    {
        var description = model.Describe();
        return new ModelCard(description.Name, "exam", description.Sha256, description.ContextLength) { Narrow = GgufCard.IsNarrow(description.Name) };
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
