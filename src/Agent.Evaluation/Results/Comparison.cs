using Agent.Core.Statistics;

namespace Agent.Evaluation.Results;

/// <summary>Two results of the same goals and seeds, side by side.</summary>
public sealed record Comparison(IReadOnlyList<(GoalResult Before, GoalResult Now)> Pairs)
{
    /// <summary>The runs that both have; a goal that was changed in between is in neither.</summary>
    public static Comparison Of(EvalResults before, EvalResults now)
    {
        ArgumentNullException.ThrowIfNull(before);
        ArgumentNullException.ThrowIfNull(now);
        var known = before.Results.GroupBy(Key).ToDictionary(same => same.Key, same => same.Last());
        return new Comparison([.. now.Results.Where(result => known.ContainsKey(Key(result))).Select(result => (known[Key(result)], result))]);
    }

    public Proportion Before => new(Pairs.Count(pair => pair.Before.Passed), Pairs.Count);

    public Proportion Now => new(Pairs.Count(pair => pair.Now.Passed), Pairs.Count);

    public IReadOnlyList<GoalResult> Gained => [.. Pairs.Where(pair => !pair.Before.Passed && pair.Now.Passed).Select(pair => pair.Now)];

    public IReadOnlyList<GoalResult> Lost => [.. Pairs.Where(pair => pair.Before.Passed && !pair.Now.Passed).Select(pair => pair.Now)];

    /// <summary>How probable such a difference is by chance.</summary>
    public double PValue => new PairedOutcomes(Lost.Count, Gained.Count).PValue;

    private static (string, string, ulong) Key(GoalResult result) => (result.Name, result.Digest, result.Seed);
}
