using System.Globalization;
using System.Text.RegularExpressions;
using Agent.Tools.Libraries;

namespace Agent.Tools.Recipes;

/// <summary>A line of a recipe's list in the unit that it is measured in, "" for a count.</summary>
internal sealed record PageLine(double Amount, string Unit, string Item);

/// <summary>A recipe as the library writes it, taken apart.</summary>
/// <param name="Title">The document's title.</param>
/// <param name="Course">Such as "main course", lower case.</param>
/// <param name="Kind">The summary up to its diets: "Main course, quick, for easter, dinner."</param>
/// <param name="Time">The sentence on the time, with a space before it; empty if there is none.</param>
/// <param name="People">How many it is written for.</param>
/// <param name="Lines">Its list.</param>
/// <param name="Steps">Its steps, without their numbers.</param>
/// <param name="Safety">Its safety line, without the label; empty if there is none.</param>
internal sealed partial record RecipePage(
    string Title, string Course, string Kind, string Time, int People, IReadOnlyList<PageLine> Lines, IReadOnlyList<string> Steps, string Safety)
{
    private const int Usual = 4;
    private const string SafetyMark = "Food safety: ";
    private static readonly string[] Units = ["g", "ml", "tsp", "tbsp", "pinch", "pinches", "cloves", "clove", "slices", "slice", "sprigs", "sprig", "sheets", "sheet", "tins", "tin"];

    /// <summary>Such as "40 minutes"; empty if the time is not known.</summary>
    public string Minutes => Time.Trim() is { Length: > 0 } said ? said["Time: ".Length..].TrimEnd('.') : "";

    /// <summary>Null for a text that has not the form.</summary>
    public static RecipePage? Parse(LibraryDocument document)
    {
        var lines = document.Body.Split('\n').Select(line => line.Trim()).Where(line => line.Length > 0).ToList();
        var listed = lines.Select(line => Listed().Match(line)).Where(match => match.Success).Select(Line).ToList();
        var steps = lines.Select(line => Numbered().Match(line)).Where(match => match.Success).Select(match => match.Groups[1].Value).ToList();
        if (listed.Count == 0 || steps.Count == 0)
            return null;
        var head = Head().Match(lines[0]);
        var safety = lines.Find(line => line.StartsWith(SafetyMark, StringComparison.Ordinal))?[SafetyMark.Length..] ?? "";
        var kind = head.Success ? head.Groups["kind"].Value.TrimEnd() : "Recipe.";
        var people = int.TryParse(head.Groups["people"].Value, CultureInfo.InvariantCulture, out var number) && number > 0 ? number : Usual;
        return new(document.Title, kind.Split(',', '.')[0].ToLowerInvariant(), kind, head.Groups["time"].Value.TrimEnd(), people, listed, steps, safety);
    }

    private static PageLine Line(Match match)
    {
        var amount = double.Parse(match.Groups["amount"].Value, CultureInfo.InvariantCulture);
        var rest = match.Groups["rest"].Value;
        var unit = Array.Find(Units, unit => rest.StartsWith(unit + " ", StringComparison.Ordinal)) ?? "";
        return new(amount, unit, unit.Length > 0 ? rest[(unit.Length + 1)..] : rest);
    }

    [GeneratedRegex(@"^(?<kind>.+?\.) (?:Diet: .*?\.)?(?<time> Time: \d+ minutes\.)? *(?:For (?<people>\d{1,3}) people:)$")]
    private static partial Regex Head();

    [GeneratedRegex(@"^- (?<amount>\d+(?:\.\d+)?) (?<rest>\S.*)$")]
    private static partial Regex Listed();

    [GeneratedRegex(@"^\d+\. (\S.*)$")]
    private static partial Regex Numbered();
}
