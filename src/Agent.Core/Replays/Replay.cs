using Agent.Core.Critiques;
using Agent.Core.Goals;
using Agent.Core.Journals;
using Agent.Core.Models;
using Agent.Core.Prompts;
using Agent.Core.Runs;

namespace Agent.Core.Replays;

/// <summary>Drives the real loop from a record: no model, no tool, no clock, no random number.</summary>
public static class Replay
{
    /// <summary>Replays all facts and returns the run that they make.</summary>
    /// <param name="facts">The recorded facts.</param>
    /// <param name="prompts">The prompt templates that the run was made with.</param>
    /// <param name="checks">The checks that the run was made with.</param>
    /// <param name="observed">Told of every fact as it is reproduced.</param>
    /// <exception cref="DivergenceException">The loop made another fact than the record holds.</exception>
    public static async Task<Run> RunAsync(IReadOnlyList<Fact> facts, PromptTemplates prompts, Checks checks, Action<Run, Fact>? observed = null)
    {
        ArgumentNullException.ThrowIfNull(facts);
        var run = Run.Fold(facts.Take(1));
        var record = new Record(facts);
        var tools = new RecordedTools(record, run.Header.Tools);
        var perform = new Perform(new RecordedModel(record), tools, tools, checks, prompts);
        var journal = new RecordedJournal(record);
        observed?.Invoke(run, facts[0]);
        record.Advance();
        while (record.Position < record.Count)
        {
            var fact = Outside(record.Next) ?? await perform.PerformAsync(
                run.Next() ?? throw new DivergenceException(record.Position, record.Next.GetType().Name + ".", "the run had ended."),
                run, CancellationToken.None).ConfigureAwait(false);
            var stamped = await journal.AppendAsync(fact, CancellationToken.None).ConfigureAwait(false);
            run = run.Apply(stamped);
            observed?.Invoke(run, stamped);
        }
        return run;
    }

    // What came from outside the loop cannot follow from it: another process went on, the run is a fork from here on, or the user stopped it.
    private static Fact? Outside(Fact fact)
        => fact is RunResumed or RunForked or RunEnded { Outcome.Kind: OutcomeKind.Cancelled } ? fact : null;
}
