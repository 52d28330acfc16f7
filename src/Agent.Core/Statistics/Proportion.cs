namespace Agent.Core.Statistics;

/// <summary>So many successes of so many trials, and how far the true rate may lie from what was seen.</summary>
public readonly record struct Proportion(int Successes, int Trials)
{
    // The quantile of the normal distribution that leaves 2.5 % on either side.
    private const double Z = 1.959963984540054;

    /// <summary>The share that was seen, 0 when nothing was tried.</summary>
    public double Rate => Trials == 0 ? 0 : (double)Successes / Trials;

    /// <summary>The 95 % interval of Wilson (1927), which also holds for few trials and near 0 and 1; from 0 to 1 when nothing was tried.</summary>
    public (double Low, double High) Interval
    {
        get
        {
            if (Trials == 0)
                return (0, 1);
            var width = Z * Z / Trials;
            var middle = (Rate + width / 2) / (1 + width);
            var half = Z / (1 + width) * Math.Sqrt(Rate * (1 - Rate) / Trials + width / (4 * Trials));
            return (Successes == 0 ? 0 : Math.Max(0, middle - half), Successes == Trials ? 1 : Math.Min(1, middle + half));
        }
    }
}
