using Agent.Core.Goals;
using Agent.Core.Plans;

namespace ChefNano.Teacher.Scenarios;

/// <summary>A goal that kitchens, the library and files cannot reach: look once, then say so.</summary>
internal sealed class BeyondScenario : Scenario
{
    /// <summary>The first words of what the goal is about, as they stand in the goal.</summary>
    public required string Subject { get; init; }

    public override Brief Brief => new("no", "agent", Subject, "", []);

    public override Plan Plan => new([Step("search", "look once"), Step("give_up", "say so honestly")]);

    public override (string Thought, object Arguments) Act(PlanStep step, int number, string observation) => step.Tool switch
    {
        "search" => ("the library may know it", new { query = Subject }),
        _ => ("the library does not help here", new
        {
            reason = "This model knows kitchens, small research and file chores. The library was searched and has nothing on this.",
            next = "Run it with a larger model: agent run --model FILE.gguf",
        }),
    };

    public override string Finished => "";
}
