using System.Diagnostics;
using System.Globalization;
using Agent.Core.Statistics;

namespace Agent.Evaluation.Pairs;

/// <summary>How two models stand after their pairs were decided, in figures and in a sentence.</summary>
public sealed record Standing(string First, string Second, IReadOnlyList<PairVerdict> Verdicts)
{
    private const double Chance = 0.05;

    public int FirstWins => Count(Winner.First);

    public int SecondWins => Count(Winner.Second);

    public int Ties => Count(Winner.Tie);

    /// <summary>The pairs that have a winner. A tie says nothing of who is better.</summary>
    public PairedOutcomes Decided => new(FirstWins, SecondWins);

    /// <summary>What the figures allow to be said, at 95 %.</summary>
    public Reading Reading => this switch
    {
        // Were every pair won by the same one, chance would still explain it.
        _ when new PairedOutcomes(Verdicts.Count, 0).PValue >= Chance => Reading.TooFew,
        _ when Decided.PValue >= Chance => Reading.Tie,
        _ => FirstWins > SecondWins ? Reading.First : Reading.Second,
    };

    public string Sentence => Reading switch
    {
        Reading.TooFew => $"{Verdicts.Count} {(Verdicts.Count == 1 ? "pair is" : "pairs are")} too few to tell which is better; take at least {Least}.",
        Reading.Tie => Text($"A tie: {FirstWins} wins of {First} against {SecondWins} of {Second} in {Verdicts.Count} pairs can be chance alone (p = {Decided.PValue:0.00})."),
        Reading.First => Better(First, Second, FirstWins),
        Reading.Second => Better(Second, First, SecondWins),
        _ => throw new UnreachableException($"No sentence for {Reading}."),
    };

    public int Count(Winner winner) => Verdicts.Count(verdict => verdict.Winner == winner);

    public int Count(Winner winner, Decision by) => Verdicts.Count(verdict => verdict.Winner == winner && verdict.By == by);

    private static int Least => Enumerable.Range(1, 100).First(pairs => new PairedOutcomes(pairs, 0).PValue < Chance);

    private string Better(string better, string other, int wins) => Text(
        $"{better} is better than {other}: it won {wins} of the {FirstWins + SecondWins} pairs that were decided, and chance alone would give so unequal a split with {(Decided.PValue < 0.0001 ? "p < 0.0001" : Text($"p = {Decided.PValue:0.####}"))}.");

    private static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}

/// <summary>Who is better, if that can be said.</summary>
public enum Reading
{
    TooFew,
    Tie,
    First,
    Second,
}
