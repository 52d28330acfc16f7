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
            // Terms of the binomial distribution with one half, one from the other, in logarithms: 2^-n is no number for n over 1074.
            var (log, sum) = (all * Math.Log(0.5), 0.0);
            for (var k = 0; k <= few; k++)
            {
                sum += Math.Exp(log);
                log += Math.Log(all - k) - Math.Log(k + 1);
            }
            return Math.Min(1, 2 * sum);
        }
    }
}
