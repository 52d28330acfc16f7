using System.CommandLine;
using Agent.Cli.Errors;
using Agent.Core.Journals;
using Agent.Core.Runs;
using Agent.Core.Stores;

namespace Agent.Cli.Commands;

/// <summary><c>agent watch RUN</c>: another process's run as it goes on, until it ends. Only reads.</summary>
internal static class WatchCommand
{
    private static readonly TimeSpan Beat = TimeSpan.FromMilliseconds(200);

    public static Command Create(Surroundings surroundings)
    {
        var command = new Command("watch", "Follow a run that another process works on, until it ends") { RunArgument.Of, Options.Quiet, Options.Verbose };
        command.SetAction((parsed, cancellationToken) => WatchAsync(surroundings, parsed, cancellationToken));
        return command;
    }

    private static async Task<int> WatchAsync(Surroundings surroundings, ParseResult parsed, CancellationToken cancellationToken)
    {
        var journal = RunArgument.Find(surroundings, parsed.GetRequiredValue(RunArgument.Of));
        if (RunArchive.Is(journal))
            throw new ProblemException(new(ExitCode.Usage, "run", $"'{journal}' is an exported run, on which nobody works.", $"See it as it happened: agent replay {journal} --speed 1"));
        var watch = new WatchedRun(surroundings, parsed);
        try
        {
            var run = await watch.UntilAsync(observed => FollowAsync(surroundings, journal, observed, cancellationToken));
            return watch.Finish(run, journal, run.Header.Workspace);
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            throw new ProblemException(new(surroundings.Stopped(), "cancelled", "The run is watched no longer and was left alone.", $"See it again: agent watch {parsed.GetRequiredValue(RunArgument.Of)}"));
        }
    }

    private static async Task<Run> FollowAsync(Surroundings surroundings, string journal, Action<Run, Fact> observed, CancellationToken cancellationToken)
    {
        var follower = new JournalFollower(journal);
        Run? run = null;
        while (true)
        {
            // Asked before the reading, so that all that a process wrote before it let go is read.
            var left = !JournalLock.IsTaken(journal);
            var reading = follower.Read();
            foreach (var line in reading.Lines)
                observed(run = run is null ? Run.Fold([line.Fact]) : run.Apply(line.Fact), line.Fact);
            if (reading.Fault is { } fault)
                throw new ProblemException(RunArgument.Damaged(journal, fault));
            if (run is { IsOver: true } || left)
                return run ?? throw RunArgument.Empty(journal);
            await Task.Delay(Beat, surroundings.Time, cancellationToken);
        }
    }
}
