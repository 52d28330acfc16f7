using System.Globalization;
using System.Text.RegularExpressions;

namespace Agent.Evaluation.Checks;

/// <summary>What a document of the library says of the recipe in it.</summary>
internal static partial class LibraryRecipe
{
    private const int Usual = 4;

    /// <summary>For how many its amounts are; 4 when it does not say.</summary>
    public static int People(string body)
        => For().Match(body) is { Success: true } match && int.TryParse(match.Groups[1].Value, CultureInfo.InvariantCulture, out var people) && people > 0 ? people : Usual;

    [GeneratedRegex(@"For (\d{1,3}) people:")]
    private static partial Regex For();
}
