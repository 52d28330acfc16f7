using Agent.Core.Goals;
using Agent.Core.Journals;
using Agent.Core.Models;
using Agent.Core.Runs;

namespace Agent.Core;

/// <summary>The whole loop: say the next move, perform it, append the fact, fold it in.</summary>
public sealed class AgentLoop(Perform perform, IJournal journal)
{
    /// <summary>Told of every fact after it was appended. A display hangs here; it must not throw.</summary>
    public Action<Run, Fact>? Observed { get; init; }

    public async Task<Run> StartAsync(RunHeader header, CancellationToken cancellationToken)
    {
        var started = (RunStarted)await journal.AppendAsync(new RunStarted(header), cancellationToken).ConfigureAwait(false);
        var run = Run.Begin(started);
        Observed?.Invoke(run, started);
        return await GoOnAsync(run, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Goes on with a run that another process left.</summary>
    public async Task<Run> ResumeAsync(Run run, RunResumed resumed, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(run);
        return await GoOnAsync(await AppendAsync(run, resumed, cancellationToken).ConfigureAwait(false), cancellationToken).ConfigureAwait(false);
    }

    public async Task<Run> GoOnAsync(Run run, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(run);
        try
        {
            while (run.Next() is { } move)
                run = await AppendAsync(run, await perform.PerformAsync(move, run, cancellationToken).ConfigureAwait(false), cancellationToken).ConfigureAwait(false);
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            var outcome = new Outcome(OutcomeKind.Cancelled, "The run was stopped.", "", null);
            run = await AppendAsync(run, new RunEnded(outcome), CancellationToken.None).ConfigureAwait(false);
        }
        return run;
    }

    private async Task<Run> AppendAsync(Run run, Fact fact, CancellationToken cancellationToken)
    {
        var appended = await journal.AppendAsync(fact, cancellationToken).ConfigureAwait(false);
        var next = run.Apply(appended);
        Observed?.Invoke(next, appended);
        return next;
    }
}
