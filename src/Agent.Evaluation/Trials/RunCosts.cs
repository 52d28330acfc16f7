using System.Text.Json;
using Agent.Core.Journals;
using Agent.Core.Models;
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
        Run? so = null;
        foreach (var fact in facts)
        {
            switch (fact)
            {
                case ReplyRejected reply:
                    (rejected, malformed, wasted) = (rejected + 1, malformed + (IsMalformed(reply.Exchange, so) ? 1 : 0), wasted + 1);
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
            so = so is null ? Run.Begin((RunStarted)fact) : so.Apply(fact);
        }
        return new Costs
        {
            Steps = run.Spent.Steps, PromptTokens = run.Spent.PromptTokens, EvaluatedTokens = run.Spent.EvaluatedTokens, GeneratedTokens = run.Spent.GeneratedTokens,
            Seconds = run.Spent.Time.TotalSeconds, ToolCalls = run.Spent.ToolCalls, Rejected = rejected, Malformed = malformed, Refused = refused, Repeated = repeated, Wasted = wasted,
        };
    }

    // A reply may be what its schema asks for and be rejected for what it says, as a brief is that forgets words of the goal.
    private static bool IsMalformed(Exchange exchange, Run? so)
    {
        if (so?.Next() is not Ask ask)
            return true;
        try
        {
            using var reply = JsonDocument.Parse(exchange.Reply);
            using var schema = JsonDocument.Parse(ask.Schema);
            return SchemaCheck.FirstFault(reply.RootElement, schema.RootElement) is not null;
        }
        catch (JsonException)
        {
            return true;
        }
    }
}
