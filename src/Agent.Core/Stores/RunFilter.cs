namespace Agent.Core.Stores;

/// <summary>Which runs are meant; null means all.</summary>
/// <param name="State">Tells how a run stands, in the words of <paramref name="States"/>.</param>
/// <param name="States">The states that are meant; none means all.</param>
/// <param name="Goal">Words that the goal contains, whatever their case.</param>
/// <param name="Since">Runs that began then or later.</param>
/// <param name="Until">Runs that began before then.</param>
public sealed record RunFilter(Func<RunSummary, string> State, IReadOnlyList<string> States, string? Goal, DateTimeOffset? Since, DateTimeOffset? Until)
{
    public bool IsEmpty => States.Count == 0 && Goal is null && Since is null && Until is null;

    public bool Takes(RunSummary run)
    {
        ArgumentNullException.ThrowIfNull(run);
        return (Goal is null || run.Goal.Contains(Goal, StringComparison.OrdinalIgnoreCase))
            && (Since is null || run.Began >= Since)
            && (Until is null || run.Began < Until)
            && (States.Count == 0 || States.Contains(State(run)));
    }
}
