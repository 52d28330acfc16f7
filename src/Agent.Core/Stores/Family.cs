namespace Agent.Core.Stores;

/// <summary>A run and those that were forked from it, oldest first.</summary>
/// <param name="Id">The run's name.</param>
/// <param name="Run">Null for a run that is gone and whose forks are still here.</param>
/// <param name="Children">Its forks with theirs.</param>
public sealed record Family(string Id, RunSummary? Run, IReadOnlyList<Family> Children)
{
    public bool Has(string id) => Id == id || Children.Any(child => child.Has(id));

    /// <summary>Every run in the one family that it belongs to, the latest family first.</summary>
    public static IReadOnlyList<Family> Of(IReadOnlyList<RunSummary> runs)
    {
        ArgumentNullException.ThrowIfNull(runs);
        var here = runs.ToDictionary(run => run.Id);
        var forks = runs.Where(run => run.Parent is not null).ToLookup(run => run.Parent!.Run);
        var gone = forks.Select(fork => fork.Key).Where(parent => !here.ContainsKey(parent));
        var roots = runs.Where(run => run.Parent is null).Select(run => run.Id).Concat(gone);
        return [.. roots.OrderDescending(StringComparer.Ordinal).Select(id => Below(id, []))];

        // A journal that names its own descendant as its parent was made by hand; it is shown once and not for ever.
        Family Below(string id, IReadOnlyList<string> above) => new(
            id, here.GetValueOrDefault(id),
            [.. forks[id].Where(run => !above.Contains(run.Id)).OrderBy(run => run.Id, StringComparer.Ordinal).Select(run => Below(run.Id, [.. above, id]))]);
    }
}
