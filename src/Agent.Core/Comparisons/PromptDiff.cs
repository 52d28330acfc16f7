using Agent.Core.Journals;

namespace Agent.Core.Comparisons;

/// <summary>The first request in which two runs differ.</summary>
/// <param name="Request">Its number, from 1.</param>
/// <param name="Purpose">What it was for in the first run.</param>
/// <param name="Lines">The prompts line by line.</param>
public sealed record PromptDiff(int Request, string Purpose, IReadOnlyList<DiffLine> Lines)
{
    public static PromptDiff? Of(IReadOnlyList<Fact> first, IReadOnlyList<Fact> second)
    {
        // A run that was asked more has just gone on longer.
        var pairs = first.Select(Asked).OfType<Exchange>().Zip(second.Select(Asked).OfType<Exchange>()).Select((pair, at) => (pair.First, pair.Second, Number: at + 1));
        return pairs.FirstOrDefault(pair => pair.First.Prompt != pair.Second.Prompt) is { First: { } one, Second: { } other } differing
            ? new PromptDiff(differing.Number, one.Purpose, LineDiff.Of(one.Prompt.Split('\n'), other.Prompt.Split('\n')))
            : null;
    }

    private static Exchange? Asked(Fact fact) => fact switch
    {
        BriefWritten brief => brief.Exchange,
        PlanWritten plan => plan.Exchange,
        ActionChosen action => action.Exchange,
        ReplyRejected rejected => rejected.Exchange,
        CritiqueWritten critique => critique.Exchange,
        _ => null,
    };
}
