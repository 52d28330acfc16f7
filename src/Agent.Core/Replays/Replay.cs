using Agent.Core.Critiques;
using Agent.Core.Goals;
using Agent.Core.Journals;
using Agent.Core.Models;
using Agent.Core.Prompts;
using Agent.Core.Runs;
using Microsoft.Extensions.AI;

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
    public static Task<Run> RunAsync(IReadOnlyList<Fact> facts, PromptTemplates prompts, Checks checks, Action<Run, Fact>? observed = null)
        => RunAsync(facts, prompts, checks, null, (run, fact) =>
        {
            observed?.Invoke(run, fact);
            return Task.CompletedTask;
        });

    /// <summary>The same for one who takes time with each fact, or wants the model asked again.</summary>
    /// <param name="facts">The recorded facts.</param>
    /// <param name="prompts">The prompt templates that the run was made with.</param>
    /// <param name="checks">The checks that the run was made with.</param>
    /// <param name="verification">Asks the model again, if it is there.</param>
    /// <param name="observed">Told of every fact as it is reproduced; the next one waits for it.</param>
    /// <param name="cancellationToken">Stops the replay.</param>
    /// <exception cref="DivergenceException">The loop made another fact, or the model another reply, than the record holds.</exception>
    public static async Task<Run> RunAsync(
        IReadOnlyList<Fact> facts, PromptTemplates prompts, Checks checks, Verification? verification, Func<Run, Fact, Task> observed, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(facts);
        ArgumentNullException.ThrowIfNull(observed);
        var run = Run.Fold(facts.Take(1));
        var record = new Record(facts);
        var tools = new RecordedTools(record, run.Header.Tools);
        var recorded = new RecordedModel(record);
        using IChatClient model = verification is null ? recorded : new VerifyingModel(recorded, record, verification, () => run.Header.Model.Identity);
        var perform = new Perform(model, tools, tools, checks, prompts);
        var journal = new RecordedJournal(record);
        await observed(run, facts[0]).ConfigureAwait(false);
        record.Advance();
        while (record.Position < record.Count)
        {
            var fact = Outside(record.Next) ?? await perform.PerformAsync(
                run.Next() ?? throw new DivergenceException(record.Position, record.Next.GetType().Name + ".", "the run had ended."),
                run, cancellationToken).ConfigureAwait(false);
            var stamped = await journal.AppendAsync(fact, CancellationToken.None).ConfigureAwait(false);
            run = run.Apply(stamped);
            await observed(run, stamped).ConfigureAwait(false);
        }
        return run;
    }

    // What came from outside the loop cannot follow from it: another process went on, the run is a fork from here on, or the user stopped it.
    private static Fact? Outside(Fact fact)
        => fact is RunResumed or RunForked or RunEnded { Outcome.Kind: OutcomeKind.Cancelled } ? fact : null;
}
