using System.Globalization;
using System.Text;
using Agent.Cli.Displays;
using Agent.Core.Journals;
using Agent.Evaluation.Pairs;

namespace Agent.Cli.Comparisons;

/// <summary>A comparison as a person reads it in a terminal, the sentence last.</summary>
internal static class CompareText
{
    private static readonly (Decision By, string Words)[] Reasons =
    [
        (Decision.SameText, "with the same text"), (Decision.Checks, "the checks see alike"), (Decision.Judge, "as good to the judge"),
        (Decision.Order, "where the judge changed its answer with the order"), (Decision.Unjudged, "that could not be judged"),
    ];

    public static string Of(Comparison comparison)
    {
        var text = new StringBuilder();
        foreach (var line in Lines(comparison, comparison.Standing))
            text.Append(SafeText.Line(line.ToString())).Append('\n');
        return text.ToString();
    }

    private static IEnumerable<ProgressLine> Lines(Comparison comparison, Standing standing)
    {
        yield return new("goals", $"{comparison.Goals}, {comparison.Pairs.Count} goals, seed {comparison.Seed}");
        yield return new("first", $"{Named(comparison.First)}; {Passed(comparison, pair => pair.First)}");
        yield return new("second", $"{Named(comparison.Second)}; {Passed(comparison, pair => pair.Second)}");
        yield return new("judge", comparison.Judge is { } judge ? $"{Named(judge)}{Also(comparison, judge)}" : "none, the checks alone; name one with --judge FILE");
        foreach (var pair in comparison.Pairs)
            yield return new(Tag(pair.Verdict), $"{pair.First.Result.Name}: {Told(pair, standing)}");
        yield return new("wins", $"{standing.First} {Wins(standing, Winner.First)}; {standing.Second} {Wins(standing, Winner.Second)}");
        yield return new("ties", standing.Ties == 0 ? "none" : $"{standing.Ties}: {string.Join(", ", Reasons.Select(reason => (reason.Words, Count: standing.Count(Winner.Tie, reason.By))).Where(reason => reason.Count > 0).Select(reason => $"{reason.Count} {reason.Words}"))}");
        yield return new("share", Share(standing));
        if (comparison.Broken > 0)
            yield return new("broken", $"{comparison.Broken} of the pairs, which are not counted; the same command with --results tries them again");
        yield return new("verdict", standing.Sentence);
    }

    private static string Named(ModelCard model)
        => $"{model.FullName}, sha256 {Start(model.Sha256)}{(model.Adapter is { } adapter ? FormattableString.Invariant($", adapter sha256 {Start(adapter.Sha256)}, scale {adapter.Scale}") : "")}";

    private static string Start(string hash) => hash[..Math.Min(12, hash.Length)];

    private static string Passed(Comparison comparison, Func<ComparedPair, Answer> side)
    {
        var results = comparison.Pairs.Select(side).Select(answer => answer.Result).ToList();
        return Text($"{results.Count(result => result.Passed)} of {results.Count} pass, {results.Average(result => result.Costs.GeneratedTokens):0} tokens and {results.Average(result => result.Costs.Seconds):0.0} s a run");
    }

    // A model likes what it would have written itself.
    private static string Also(Comparison comparison, ModelCard judge)
        => judge.Identity == comparison.First.Identity || judge.Identity == comparison.Second.Identity ? ", which judges its own work here" : "";

    private static string Tag(PairVerdict? verdict) => verdict?.Winner switch
    {
        null => "broken",
        Winner.Tie => "tie",
        var winner => winner == Winner.First ? "first" : "second",
    };

    private static string Told(ComparedPair pair, Standing standing) => pair.Verdict switch
    {
        null => new[] { pair.First, pair.Second }.First(answer => answer.Result.Outcome is null).Result.Faults[0].Text,
        { Winner: Winner.Tie, Why: var why } => SafeText.Line(why, 160),
        { By: Decision.Checks, Why: var why, Winner: var winner } => SafeText.Line($"by the checks, since of {(winner == Winner.First ? standing.Second : standing.First)}: {why}", 200),
        { Why: var why } => SafeText.Line($"by the judge: {why}", 200),
    };

    private static string Wins(Standing standing, Winner winner)
        => $"{standing.Count(winner)} ({standing.Count(winner, Decision.Checks)} by the checks, {standing.Count(winner, Decision.Judge)} by the judge)";

    private static string Share(Standing standing)
    {
        var ((low, high), decided) = (standing.Decided.Interval, standing.FirstWins + standing.SecondWins);
        return decided == 0
            ? "no pair was decided"
            : Text($"{standing.First} won {100.0 * standing.FirstWins / decided:0.0} % of the {decided} decided pairs (95 % interval {low * 100:0.0} to {high * 100:0.0})");
    }

    private static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
