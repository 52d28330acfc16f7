using System.Text.Json;
using Agent.Core.Goals;
using Agent.Core.Journals;
using Agent.Core.Runs;
using Agent.Evaluation.Results;

namespace Agent.Evaluation.Trials;

/// <summary>Counts in the facts of a run what it took and what led to nothing.</summary>
public static class RunCosts
{
    public static Costs Of(Run run, IReadOnlyList<Fact> facts)
    {
        ArgumentNullException.ThrowIfNull(run);
        ArgumentNullException.ThrowIfNull(facts);
        int rejected = 0, malformed = 0, refused = 0, repeated = 0, wasted = 0, inAttempt = 0;
        var made = new HashSet<string>();
        foreach (var fact in facts)
        {
            switch (fact)
            {
                case ReplyRejected reply:
                    (rejected, malformed, wasted) = (rejected + 1, malformed + (IsBrief(reply.Exchange) ? 0 : 1), wasted + 1);
                    break;
                case CallRefused or ToolReturned { Observation.Failure: not null }:
                    (refused, wasted, inAttempt) = (refused + 1, wasted + 1, inAttempt - 1);
                    break;
                case ToolCalled called when !made.Add(called.Call.Fingerprint):
                    (repeated, wasted, inAttempt) = (repeated + 1, wasted + 1, inAttempt - 1);
                    break;
                case BriefWritten or PlanWritten or ActionChosen or CritiqueWritten:
                    inAttempt++;
                    break;
                case AttemptAbandoned:
                    // An attempt's calls may be made again by the next without being a repetition.
                    (wasted, inAttempt) = (wasted + inAttempt, 0);
                    made.Clear();
                    break;
            }
        }
        return new Costs
        {
            Steps = run.Spent.Steps, PromptTokens = run.Spent.PromptTokens, EvaluatedTokens = run.Spent.EvaluatedTokens, GeneratedTokens = run.Spent.GeneratedTokens,
            Seconds = run.Spent.Time.TotalSeconds, ToolCalls = run.Spent.ToolCalls, Rejected = rejected, Malformed = malformed, Refused = refused, Repeated = repeated, Wasted = wasted,
        };
    }

    // A brief that can be read was rejected for what it says, any other reply for its form.
    private static bool IsBrief(Exchange exchange)
    {
        try
        {
            return exchange.Purpose == nameof(Purpose.Brief) && JsonSerializer.Deserialize<Brief>(exchange.Reply) is { Criteria: not null, File: not null };
        }
        catch (JsonException)
        {
            return false;
        }
    }
}
