using System.Globalization;
using System.Text.RegularExpressions;

namespace Agent.Evaluation.Checks;

/// <summary>The one number that stands in it is this one, or not farther away than allowed. Currency signs and separators of thousands do not matter.</summary>
public sealed partial record NumberWithin(double Value) : TextCheck
{
    public double Within { get; init; }

    private protected override string? FaultIn(string text, Evidence left)
    {
        var numbers = Number().Matches(Thousands().Replace(text, "")).Select(match => double.Parse(match.Value, NumberStyles.Float, CultureInfo.InvariantCulture)).ToList();
        return numbers switch
        {
            [var one] => Math.Abs(one - Value) <= Within ? null : FormattableString.Invariant($"The number is {one} and should be {Value}."),
            _ => FormattableString.Invariant($"{numbers.Count} numbers stand in it and one, {Value}, should."),
        };
    }

    [GeneratedRegex(@"-?\d+(?:\.\d+)?")]
    private static partial Regex Number();

    [GeneratedRegex(@"(?<=\d),(?=\d{3}(?:\D|$))")]
    private static partial Regex Thousands();
}
