using System.Text.RegularExpressions;

namespace ChefNano.Teacher.Kitchen;

/// <summary>A recipe as the run reads it, worked out for those who eat: its list and steps without marks and numbers.</summary>
internal sealed partial record Reading(string Title, IReadOnlyList<string> Ingredients, IReadOnlyList<string> Steps)
{

    /// <summary>What the tool returned, taken apart; null when it returned no recipe.</summary>
    public static Reading? Of(string observation)
    {
        if (Head().Match(observation) is not { Success: true } head)
            return null;
        var lines = observation.Split('\n');
        return new(
            head.Groups[1].Value,
            [.. lines.Where(line => line.StartsWith("- ", StringComparison.Ordinal)).Select(line => line[2..]).Distinct()],
            [.. lines.Where(line => Numbered().IsMatch(line)).Select(line => line[(line.IndexOf(' ', StringComparison.Ordinal) + 1)..]).Distinct()]);
    }

    [GeneratedRegex(@"^(.*) \(recipe\)$", RegexOptions.Multiline)]
    private static partial Regex Head();

    [GeneratedRegex(@"^\d+\. ")]
    private static partial Regex Numbered();
}
