using System.Globalization;
using System.Text.RegularExpressions;
using Agent.Core.Goals;

namespace Agent.Core.Critiques;

/// <summary>For how many people a goal asks, where one number says so: "for six", "5 guests", "we are nine", or the only number in it.</summary>
public sealed partial class StatedServings : IGoalReader
{
    private const int Most = 60;

    public IEnumerable<Criterion> Stated(Goal goal)
    {
        ArgumentNullException.ThrowIfNull(goal);
        var text = goal.Text.ToLowerInvariant();
        var people = Numbers(Asked().Matches(text));
        var counted = people.Count > 0 ? people : Numbers(Any().Matches(text));
        return counted.Count == 1 ? [new Criterion(CheckKind.Serves, counted[0])] : [];
    }

    private static List<string> Numbers(MatchCollection matches)
        => [.. matches.Select(match => Phrases.Digits(match.Groups["n"].Value)).Where(n => int.Parse(n, CultureInfo.InvariantCulture) is > 0 and <= Most).Distinct()];

    private const string Number = @"(?<n>\b\d{1,3}\b|\b(?:one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|thirteen|fourteen|fifteen|sixteen|seventeen|eighteen|nineteen|twenty)\b)(?![.,]\d|[x/%°])";

    // A number of these is no number of people.
    private const string Unit = @"(?!\s*-?(?:min|hour|h\b|day|week|month|year|kg|g\b|gram|ml\b|l\b|litre|liter|cup|tin|can|jar|lb|pound|oz|ounce|inch|cm|euro|dollar|pence|quid|step|course|ingredient|thing|degree|dozen|f\b|c\b|of them))";

    [GeneratedRegex(@"(?:\b(?:for|serves?|serving|feeds?|family of|party of|dinner of|table of|we're|we are|us|there are|there is|there's|there will be|will be|makes)\s+(?:only\s+|just\s+|about\s+|the\s+|a family of\s+|all\s+|my\s+)?" + Number + Unit
        + ")|(?:" + Number + @"\s+(?:people|persons?|pers|guests?|of us|adults|kids|children|eaters|portions?|servings?|mouths|friends|colleagues)\b)")]
    private static partial Regex Asked();

    [GeneratedRegex(Number + Unit)]
    private static partial Regex Any();
}
