using Agent.Core.Goals;
using Agent.Core.Plans;

namespace ChefNano.Teacher.Scenarios;

/// <summary>A goal with the run that a good model would make of it.</summary>
internal abstract class Scenario
{
    private Brief? agreed;

    public required string Goal { get; init; }

    public string Notes { get; init; } = "";

    /// <summary>Files that stand in the workspace before the run.</summary>
    public IReadOnlyDictionary<string, string> Files { get; init; } = new Dictionary<string, string>();

    public abstract Brief Brief { get; }

    /// <summary>The brief that the run works by: the one above, with what code adds to it.</summary>
    public Brief Agreed
    {
        get => agreed ?? Brief;
        set => agreed = value;
    }

    public abstract Plan Plan { get; }

    /// <summary>The thought and arguments for a step of the plan, after reading the last observation. Arguments that the schema leaves no choice in need not be named.</summary>
    public abstract (string Thought, object Arguments) Act(PlanStep step, int number, string observation);

    /// <summary>The text that meets the brief.</summary>
    public abstract string Finished { get; }

    /// <summary>The call that writes that text.</summary>
    public virtual (string Tool, object Arguments) Writing => ("write_file", new { path = Agreed.File, content = Finished });

    /// <summary>What stands in the text for a criterion; null when it does not.</summary>
    public virtual string? Found(Criterion criterion, string text) => criterion.Value;

    protected static Criterion Criterion(CheckKind check, string value) => new(check, value);

    protected static PlanStep Step(string tool, string instruction) => new(tool, instruction);
}
