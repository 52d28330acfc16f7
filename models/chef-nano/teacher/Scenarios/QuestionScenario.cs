using Agent.Core.Goals;
using Agent.Core.Plans;
using ChefNano.Teacher.Kitchen;

namespace ChefNano.Teacher.Scenarios;

/// <summary>Look the question up, and quote the sentence that answers it.</summary>
internal sealed class QuestionScenario : Scenario
{
    public required Question Question { get; init; }
    public required string Keywords { get; init; }
    public required string File { get; init; }

    public override Brief Brief => new("yes", "researcher", Keywords, File,
        [Criterion(CheckKind.Form, "answer"), Criterion(CheckKind.Cites, "library")]);

    public override Plan Plan => new([
        Step("look_up", "find what answers it"),
        Step("answer", "quote the sentence that answers")]);

    public override (string Thought, object Arguments) Act(PlanStep step, int number, string observation) => step.Tool switch
    {
        "look_up" => ("the library may know it", new { }),
        _ when !observation.Contains($": {Question.Answer}\n", StringComparison.Ordinal) && !observation.EndsWith($": {Question.Answer}", StringComparison.Ordinal) => throw new NothingFitsException(),
        _ => ("this sentence answers it", new { sentence = Question.Answer, to = Agreed.File }),
    };

    public override string Finished => Draft.Answer(Question.Answer, Question.Document);

    public override string? Found(Criterion criterion, string text) => criterion.Check == CheckKind.Cites ? Question.Document : criterion.Value;
}
