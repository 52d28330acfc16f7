using Agent.Core.Goals;
using Agent.Core.Statistics;

namespace Agent.Evaluation.Results;

/// <summary>The figures of a suite.</summary>
public sealed record Summary(IReadOnlyList<GoalResult> Results)
{
    /// <summary>Goals that passed with the first seed, each of them once: trials that do not depend on each other.</summary>
    public Proportion Success => Of(Results.Where(result => result.Seed == Results.Min(one => one.Seed)));

    public IReadOnlyList<ulong> Seeds => [.. Results.Select(result => result.Seed).Distinct().Order()];

    public IReadOnlyList<(ulong Seed, Proportion Success)> BySeed => [.. Seeds.Select(seed => (seed, Of(Results.Where(result => result.Seed == seed))))];

    /// <summary>The mean over the goals of the share of their runs that passed, and its 95 % interval. It comes from how the goals differ, so seeds of one goal count as one trial.</summary>
    public (double Rate, double Low, double High) Average
    {
        get
        {
            var shares = Results.GroupBy(result => result.Name).Select(runs => runs.Average(run => run.Passed ? 1.0 : 0)).ToList();
            if (shares.Count < 2)
                return (shares.DefaultIfEmpty(0).Average(), 0, 1);
            var mean = shares.Average();
            var half = 1.959963984540054 * Math.Sqrt(shares.Sum(share => (share - mean) * (share - mean)) / (shares.Count - 1) / shares.Count);
            return (mean, Math.Max(0, mean - half), Math.Min(1, mean + half));
        }
    }

    /// <summary>For each k, how probable it is that k runs of a goal drawn at random all pass; estimated without bias from the goals that were run with every seed.</summary>
    public IReadOnlyList<double> PassHat
    {
        get
        {
            var goals = Results.GroupBy(result => result.Name).Where(runs => runs.Count() == Seeds.Count).Select(runs => runs.Count(run => run.Passed)).ToList();
            return goals.Count == 0 ? [] : [.. Enumerable.Range(1, Seeds.Count).Select(k => goals.Average(passed => AllOf(passed, Seeds.Count, k)))];
        }
    }

    /// <summary>Of the runs that said that the goal is met, those of which it is true. The rest are the worst there is: work that is not done and reported as done.</summary>
    public Proportion Claims => Of(Results.Where(result => result.Outcome == OutcomeKind.Met));

    /// <summary>Runs whose brief asked for all that the goal asks for, and of those the ones that passed: how much is lost in understanding, and how much in the work.</summary>
    public (Proportion Covering, Proportion Passed) Briefs
    {
        get
        {
            var covering = Results.Where(result => result.BriefCovers is true).ToList();
            return (new(covering.Count, Results.Count), Of(covering));
        }
    }

    /// <summary>The share of the replies that were what their schema asks for.</summary>
    public Proportion Valid => new(Results.Sum(result => result.Costs.Steps - result.Costs.Malformed), Results.Sum(result => result.Costs.Steps));

    /// <summary>Replies that were well formed and not accepted: briefs that forget words of the goal.</summary>
    public Proportion Forgetful => new(Results.Sum(result => result.Costs.Rejected - result.Costs.Malformed), Results.Sum(result => result.Costs.Steps));

    public Proportion Wasted => new(Results.Sum(result => result.Costs.Wasted), Results.Sum(result => result.Costs.Steps));

    public Proportion Repeated => new(Results.Sum(result => result.Costs.Repeated), Results.Sum(result => result.Costs.ToolCalls));

    public int Broken => Results.Count(result => result.Outcome is null);

    public Revisions Revisions => new(Results.Sum(result => result.Revisions.Mended), Results.Sum(result => result.Revisions.Spoiled), Results.Sum(result => result.Revisions.All));

    /// <summary>The first fault of each failed run by its check, most frequent first.</summary>
    public IReadOnlyList<(string Check, int Runs)> Reasons => [.. Results.Where(result => !result.Passed)
        .GroupBy(result => Reason(result)).Select(same => (same.Key, same.Count())).OrderByDescending(one => one.Item2).ThenBy(one => one.Key, StringComparer.Ordinal)];

    public double Mean(Func<Costs, double> cost) => Results.Count == 0 ? 0 : Results.Average(result => cost(result.Costs));

    /// <summary>Why a run failed, in a word or two: how it ended where that was wrong, else the first check that does not hold.</summary>
    public static string Reason(GoalResult result)
    {
        ArgumentNullException.ThrowIfNull(result);
        return result.Faults switch
        {
            [] => "",
            [{ Check: Trials.GoalFaults.Ended }, ..] => $"ended {result.Outcome}",
            [var first, ..] => first.Check,
        };
    }

    private static Proportion Of(IEnumerable<GoalResult> results) => results.ToList() is var all ? new(all.Count(result => result.Passed), all.Count) : default;

    // C(passed, k) / C(runs, k), as a product so that nothing grows.
    private static double AllOf(int passed, int runs, int k) => passed < k ? 0 : Enumerable.Range(0, k).Aggregate(1.0, (share, i) => share * (passed - i) / (runs - i));
}
