using System.Text.RegularExpressions;

namespace ChefNano.Teacher.Kitchen;

/// <summary>A recipe as the run reads it, worked out for those who eat.</summary>
internal sealed partial record Reading(string Title, string Minutes, IReadOnlyList<string> Ingredients, IReadOnlyList<string> Steps, string Safe)
{
    private const string Safety = "Food safety: ";

    /// <summary>What the tool returned, taken apart; null when it returned no recipe.</summary>
    public static Reading? Of(string observation)
    {
        if (Head().Match(observation) is not { Success: true } head)
            return null;
        var lines = observation.Split('\n');
        return new(
            head.Groups[1].Value,
            Time().Match(observation).Groups[1].Value,
            [.. lines.Where(line => line.StartsWith("- ", StringComparison.Ordinal))],
            [.. lines.Where(line => Numbered().IsMatch(line))],
            lines.FirstOrDefault(line => line.StartsWith(Safety, StringComparison.Ordinal))?[Safety.Length..] ?? "");
    }

    [GeneratedRegex(@"^(.*) \(recipe\)$", RegexOptions.Multiline)]
    private static partial Regex Head();

    [GeneratedRegex(@"Time: (\d+) minutes")]
    private static partial Regex Time();

    [GeneratedRegex(@"^\d+\. ")]
    private static partial Regex Numbered();
}
