using Agent.Core.Goals;
using Agent.Core.Plans;
using ChefNano.Teacher.Kitchen;

namespace ChefNano.Teacher.Scenarios;

/// <summary>Search, read, answer with the sentence that answers, and name its source.</summary>
internal sealed class QuestionScenario : Scenario
{
    public required Question Question { get; init; }
    public required string Keywords { get; init; }
    public required string File { get; init; }

    public override Brief Brief => new("yes", "researcher", Keywords, File,
        [Criterion(CheckKind.Form, "answer"), Criterion(CheckKind.Cites, "library")]);

    public override Plan Plan => new([
        Step("search", "find what answers it"),
        Step("read", "read what fits best"),
        Step("answer", "quote the sentence that answers")]);

    public override (string Thought, object Arguments) Act(PlanStep step, int number, string observation) => step.Tool switch
    {
        "search" => ("the library may know it", new { query = Keywords }),
        "read" => ("this one fits", new { document = Question.Document }),
        _ => ("this sentence answers it", new { document = Question.Document, sentence = Question.Answer, to = File }),
    };

    public override string Finished => Draft.Answer(Question.Answer, Question.Document);

    public override string? Found(Criterion criterion, string text) => criterion.Check == CheckKind.Cites ? Question.Document : criterion.Value;
}
