using System.Globalization;
using System.Text.RegularExpressions;
using Agent.Core.Goals;

namespace Agent.Core.Critiques;

/// <summary>Whether a text says that it serves as many people as were asked for.</summary>
public sealed partial class ServesCheck : ICriterionCheck
{
    public IEnumerable<Finding> Check(Criterion criterion, Work work)
    {
        ArgumentNullException.ThrowIfNull(criterion);
        ArgumentNullException.ThrowIfNull(work);
        if (criterion.Check != CheckKind.Serves || work.Text is not { } text)
            return [];
        var asked = Number().Match(criterion.Value) is { Success: true } number ? number.Value : criterion.Value;
        var wrong = Serves().Match(text) switch
        {
            { Success: false } => $"The text does not say how many it serves; it should serve {asked}.",
            var match when Same(match.Groups[1].Value, asked) => "",
            var match => $"The text serves {match.Groups[1].Value} and should serve {asked}.",
        };
        return [new Finding(criterion, wrong.Length == 0, wrong)];
    }

    private static bool Same(string found, string asked)
        => int.TryParse(found, CultureInfo.InvariantCulture, out var left) && int.TryParse(asked, CultureInfo.InvariantCulture, out var right) && left == right;

    [GeneratedRegex(@"\d{1,6}")]
    private static partial Regex Number();

    [GeneratedRegex(@"(?:Serves|Servings|Portions)\W{0,6}(\d{1,6})", RegexOptions.IgnoreCase)]
    private static partial Regex Serves();
}
