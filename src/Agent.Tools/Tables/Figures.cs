using Agent.Core.Tools;

namespace Agent.Tools.Tables;

/// <summary>One number that is worked out of several.</summary>
internal static class Figures
{
    public const string Total = "total", Average = "average", Median = "median", Largest = "largest", Smallest = "smallest";

    private const int Decimals = 10;

    /// <summary>The figure of that name; another name is refused, and so is a total beyond what a decimal holds.</summary>
    public static decimal Of(string figure, IReadOnlyList<decimal> numbers)
    {
        try
        {
            return figure switch
            {
                Total => numbers.Sum(),
                Average => Math.Round(numbers.Sum() / numbers.Count, Decimals),
                Median => Middle([.. numbers.Order()]),
                Largest => numbers.Max(),
                Smallest => numbers.Min(),
                _ => throw new ToolRefusedException("no_such_figure", $"There is no figure '{figure}'. Ask for {Total}, {Average}, {Median}, {Largest} or {Smallest}."),
            };
        }
        catch (OverflowException)
        {
            throw new ToolRefusedException("total_too_large", $"The numbers add up to more than {decimal.MaxValue}. Name smaller ones.");
        }
    }

    private static decimal Middle(IReadOnlyList<decimal> sorted)
        => sorted.Count % 2 == 1 ? sorted[sorted.Count / 2] : (sorted[sorted.Count / 2 - 1] + sorted[sorted.Count / 2]) / 2;
}
