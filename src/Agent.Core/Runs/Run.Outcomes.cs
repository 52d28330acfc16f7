using Agent.Core.Budgets;
using Agent.Core.Goals;
using Agent.Core.Journals;
using Agent.Core.Tools;

namespace Agent.Core.Runs;

public sealed partial record Run
{
    /// <summary>One line for each thing that was done, for a summary or an honest end.</summary>
    public string Done()
    {
        var done = Plan?.Steps.Take(StepsDone).Select(step => $"- {step.Tool}: {step.Instruction}") ?? [];
        return string.Join('\n', done);
    }

    private Outcome Met() => new(OutcomeKind.Met, $"The goal is met: {Brief!.Subject}.", "", Delivered);

    private Outcome NotMet(IReadOnlyList<string> findings) => new(
        OutcomeKind.NotMet,
        $"The work still fails after {Abandoned + 1} attempts: {string.Join(" ", findings)}",
        "Say the goal in other words, or run it with a larger model: agent run --model FILE.gguf", Delivered);

    // What a small model makes of files that it was not told what to do with, or of what no tool does, is no reason.
    private Outcome GaveUp(ToolCall call) => IsUnclear ? Unclear() : Hopeless() ?? new(
        OutcomeKind.OutOfReach, call.Text("reason") ?? "", call.Text("next") ?? "", null);

    private Outcome BeyondReach() => IsUnclear
        ? Unclear()
        : Hopeless() ?? new(
            OutcomeKind.OutOfReach,
            $"The goal is out of reach: {Brief!.Subject}. Tried: {Tried}.",
            "Run it with a larger model: agent run --model FILE.gguf", null);

    private Outcome? Hopeless() => !Header.Model.Narrow ? null
        : Beyond.ReasonOf(Goal) is { } reason ? new(
            OutcomeKind.OutOfReach, $"The goal is out of reach: {reason}.",
            "Ask for what the library knows or what can be done with the files of the workspace, such as 'sort names.txt into sorted.txt'.", null)
        : IsUnread && Beyond.IsForAnAuthor(Goal) ? new(
            OutcomeKind.OutOfReach, "The goal is out of reach: it asks for a text to be written or translated, and this model learned recipes, menus, lists, answers and chores alone.",
            "Run it with a larger model: agent run --model FILE.gguf", null)
        : null;

    private bool IsUnclear => IsUnread && Hopeless() is null;

    private Outcome Unclear() => new(
        OutcomeKind.OutOfReach,
        "The goal is out of reach: " + (IsAbsent
            ? $"the workspace has {(Named.All.Count == 1 ? "no" : "none of")} {string.Join(", ", Named.All)}, and the goal does not say plainly how to make {(Named.All.Count == 1 ? "it" : "them")}."
            : $"its words do not say plainly what is to be done with {string.Join(", ", Named.All)}, or no tool does it."),
        (IsAbsent ? "Put the file into the workspace, or choose its folder: agent run --workspace DIR. " : "") + "Say which file, what to do with it and where the result goes, such as 'sort names.txt into sorted.txt', or run it with a larger model: agent run --model FILE.gguf", null);

    // A file that is not where it was looked for is what most often makes such a goal unclear.
    private bool IsAbsent => Header.Files is not null && Named.There.Count == 0;

    private Outcome Stuck() => new(
        OutcomeKind.Stuck, $"The same calls came back with the same results, also after a new plan. Tried: {Tried}.",
        "Say the goal in other words, or run it with a larger model: agent run --model FILE.gguf", Delivered);

    private Outcome Unusable() => new(
        OutcomeKind.Failed, $"{MostRejections} replies in a row could not be used: {Rejected}",
        "Try another model: agent models list", Delivered);

    private Outcome TooLong(RequestOverflowed overflow) => new(
        OutcomeKind.Failed, $"The model's context holds {overflow.ContextLength} tokens, and the shortest request that says what is needed has {overflow.Tokens}. Tried: {Tried}.",
        "Give a shorter goal, or a model that can hold more: agent run --model FILE.gguf", Delivered);

    private Outcome OutOfBudget(Limit limit) => new(
        OutcomeKind.BudgetSpent, $"The budget is spent ({limit}). Tried: {Tried}.",
        $"Raise the limit, for example: agent run --max-steps {Header.Budget.Steps * 2}", Delivered);

    private string? Delivered => Checked?.Text is null ? null : Checked.File;

    private string Tried => Plan is null || StepsDone == 0
        ? "reading the goal"
        : string.Join("; ", Plan.Steps.Take(StepsDone).Select(step => $"{step.Tool}, {step.Instruction}"));
}
