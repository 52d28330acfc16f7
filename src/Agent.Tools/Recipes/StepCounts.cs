using System.Globalization;
using System.Text.RegularExpressions;

namespace Agent.Tools.Recipes;

/// <summary>What a step counts out, such as cups and buns, for another number of people.</summary>
internal static partial class StepCounts
{
    public static string For(string step, int written, int people) => written == people ? step : Counted().Replace(step, match => Scaled(match, written, people));

    private static string Scaled(Match match, int written, int people)
    {
        var unit = match.Groups["unit"].Value;
        var count = Portions.Of(double.Parse(match.Groups["count"].Value, CultureInfo.InvariantCulture), unit, written, people);
        var things = match.Groups["things"].Value;
        var noun = unit.Length > 0 ? unit : things == "glasses" && count == 1 ? "glass" : count == 1 ? FoodNumber.Single(things) : things;
        return string.Create(CultureInfo.InvariantCulture, $"{count} {match.Groups["how"].Value}{noun}");
    }

    [GeneratedRegex(@"\b(?<count>\d+) (?:(?<unit>g|ml|tbsp|tsp)(?= of | for )|(?<how>(?:(?:small|large|paper) )*)(?<things>cups|glasses|bowls|buns|rolls|balls|rounds|slices|squares|biscuits|tins|heaps)\b)")]
    private static partial Regex Counted();
}
