using System.Globalization;
using System.Reflection;
using System.Text.RegularExpressions;
using Agent.Core.Critiques;

namespace Agent.Tools.Recipes;

/// <summary>A recipe in the measures of a kitchen of the US: cups, ounces, pounds and degrees of Fahrenheit, rounded as such a cook would measure.</summary>
internal static partial class UsMeasures
{
    private const double Cup = 240, Tablespoon = 15, Teaspoon = 5, Ounce = 28.35, Inch = 2.54;
    private const int OuncesOfPound = 16, Roast = 100;
    private static readonly Lazy<IReadOnlyList<(string Food, double Grams)>> Cups = new(ReadCups);

    public static AdaptedRecipe Of(AdaptedRecipe metric) => metric with
    {
        Body = string.Join('\n', metric.Body.Split('\n').Select(line => line.StartsWith("- ", StringComparison.Ordinal) ? $"- {Ingredient(line[2..])}" : Sentence(line))),
        Ingredients = [.. metric.Ingredients.Select(Ingredient)],
        Steps = [.. metric.Steps.Select(Sentence)],
        Safety = Sentence(metric.Safety),
    };

    /// <summary>"125 g flour" is "1 cup flour"; what is counted, or measured by the spoon, stays.</summary>
    public static string Ingredient(string line)
        => Weighed().Match(line) is { Success: true } match ? $"{Measure(Amount(match), match.Groups["unit"].Value, match.Groups["item"].Value)} {match.Groups["item"].Value}" : line;

    /// <summary>"180 C" is "350 F", and amounts as in the list.</summary>
    public static string Sentence(string text)
    {
        var heated = Degrees().Replace(text, match => $"{Fahrenheit(Amount(match), match.Index > 0 && Oven().IsMatch(text[..match.Index]))} F");
        var measured = Within().Replace(heated, match => Measure(Amount(match), match.Groups["unit"].Value, match.Groups["item"].Value));
        return Centimetres().Replace(measured, match => Amount(match) / Inch is var inches && match.Groups["of"].Success ? $"{Quarters(inches)}-inch" : $"{Quarters(inches)} {(inches > 1.1 ? "inches" : "inch")}");
    }

    private static string Measure(double amount, string unit, string item)
    {
        if (unit == "ml")
            return Volume(amount);
        return GramsOfCup(item) is { } grams ? Volume(amount / grams * Cup) : Weight(amount);
    }

    private static string Volume(double ml) => ml switch
    {
        < Tablespoon => $"{Quarters(Math.Max(ml / Teaspoon, 0.25))} tsp",
        < Cup / 4 * 0.9 => $"{Math.Max(1, Math.Round(ml / Tablespoon))} tbsp",
        _ => Quarters(ml / Cup) is var cups && ml / Cup < 1.125 ? $"{cups} cup" : $"{cups} cups",
    };

    private static string Weight(double grams) => grams / Ounce is var ounces && ounces < 2 * OuncesOfPound
        ? $"{Math.Max(1, Math.Round(ounces)).ToString(CultureInfo.InvariantCulture)} oz"
        : $"{Quarters(ounces / OuncesOfPound)} lb";

    // Ovens are marked in steps of 25 degrees; a thermometer reads every five.
    private static double Fahrenheit(double celsius, bool oven)
    {
        var step = oven && celsius >= Roast ? 25 : 5;
        return Math.Round((celsius * 1.8 + 32) / step) * step;
    }

    private static string Quarters(double amount)
    {
        var quarters = Math.Max(1, (int)Math.Round(amount * 4));
        var part = (quarters % 4) switch { 1 => "1/4", 2 => "1/2", 3 => "3/4", _ => "" };
        return quarters < 4 ? part : part.Length == 0 ? $"{quarters / 4}" : $"{quarters / 4} {part}";
    }

    // The longest name that stands in the item is the nearest.
    private static double? GramsOfCup(string item)
        => Cups.Value.Where(cup => Words.Contains(item, cup.Food)).Select(cup => (double?)cup.Grams).FirstOrDefault();

    private static double Amount(Match match) => double.Parse(match.Groups["amount"].Value, CultureInfo.InvariantCulture);

    private static List<(string, double)> ReadCups()
    {
        using var reader = new StreamReader(Assembly.GetExecutingAssembly().GetManifestResourceStream("cups")!);
        return [.. reader.ReadToEnd().Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).Where(line => line[0] != '#')
            .Select(line => line.LastIndexOf(' ') is var at ? (Food: line[..at], Grams: double.Parse(line[at..], CultureInfo.InvariantCulture)) : default)
            .OrderByDescending(cup => cup.Food.Length)];
    }

    [GeneratedRegex(@"^(?<amount>\d+(?:\.\d+)?) (?<unit>g|ml) (?<item>\S.*)$")]
    private static partial Regex Weighed();

    [GeneratedRegex(@"\b(?<amount>\d+(?:\.\d+)?) (?<unit>g|ml)\b(?=(?: of)?(?: the)?(?<item>(?: \w+){0,2}))")]
    private static partial Regex Within();

    [GeneratedRegex(@"\b(?<amount>\d+) ?(?:°|degrees )?C\b")]
    private static partial Regex Degrees();

    [GeneratedRegex(@"\b(?<amount>\d+(?:\.\d+)?) cm\b(?<of>(?= (?:pieces|cubes|slices|strips|chunks|rounds|tin|pan|dish|balls|discs)))?")]
    private static partial Regex Centimetres();

    [GeneratedRegex(@"\b(?:oven|grill|bake|roast|heat)\b", RegexOptions.IgnoreCase)]
    private static partial Regex Oven();
}
