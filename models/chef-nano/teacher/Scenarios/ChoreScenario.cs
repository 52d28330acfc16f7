using Agent.Core.Goals;
using Agent.Core.Plans;

namespace ChefNano.Teacher.Scenarios;

/// <summary>Files read and written, word for word.</summary>
internal sealed class ChoreScenario : Scenario
{
    public required string File { get; init; }
    public required string Subject { get; init; }
    public required IReadOnlyList<Criterion> Criteria { get; init; }
    public required IReadOnlyList<(PlanStep Step, string Thought, object Arguments)> Steps { get; init; }
    public required string Text { get; init; }

    public override Brief Brief => new("yes", "clerk", Subject, File, Criteria);

    public override Plan Plan => new([.. Steps.Select(s => s.Step)]);

    public override (string Thought, object Arguments) Act(PlanStep step, int number, string observation)
        => (Steps[number].Thought, Steps[number].Arguments);

    public override string Finished => Text;
}
