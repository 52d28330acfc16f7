namespace Agent.Core.Statistics;

/// <summary>The same trials done twice: how many only the first passed, and how many only the second. Those where both agree say nothing of a difference.</summary>
public readonly record struct PairedOutcomes(int OnlyFirst, int OnlySecond)
{
    /// <summary>How probable so unequal a split is, or a more unequal one, if neither is better: the exact two-sided test of McNemar (1947).</summary>
    public double PValue
    {
        get
        {
            var (few, all) = (Math.Min(OnlyFirst, OnlySecond), OnlyFirst + OnlySecond);
            return Math.Min(1, 2 * AtMost(few, all, 0.5));
        }
    }

    /// <summary>
    /// The share of the first in the trials that only one passed may lie from here to there: the exact 95 % interval of Clopper and Pearson (1934),
    /// from 0 to 1 when there are none. One half lies outside of it just when <see cref="PValue"/> is below 0.05.
    /// </summary>
    public (double Low, double High) Interval => (1 - Highest(OnlySecond, OnlyFirst), Highest(OnlyFirst, OnlySecond));

    // The rate of success at which so few successes, or fewer, are seen in 2.5 % of all cases.
    private static double Highest(int successes, int failures)
    {
        if (failures == 0)
            return 1;
        var (low, high) = (0.0, 1.0);
        for (var i = 0; i < 60; i++)
        {
            var rate = (low + high) / 2;
            (low, high) = AtMost(successes, successes + failures, rate) > 0.025 ? (rate, high) : (low, rate);
        }
        return (low + high) / 2;
    }

    // The terms of the binomial distribution, one from the other, in logarithms: 2^-n is no number for n over 1074.
    private static double AtMost(int successes, int trials, double rate)
    {
        var (log, sum) = (trials * Math.Log(1 - rate), 0.0);
        for (var k = 0; k <= successes; k++)
        {
            sum += Math.Exp(log);
            log += Math.Log(trials - k) - Math.Log(k + 1) + Math.Log(rate) - Math.Log(1 - rate);
        }
        return sum;
    }
}
