using System.Globalization;
using System.Text.RegularExpressions;

namespace Agent.Tools.Recipes;

/// <summary>A line of an ingredient list.</summary>
/// <param name="Text">The line without its list mark.</param>
/// <param name="Amount">The number at its beginning, a fraction or range read as a number; null if there is none.</param>
/// <param name="Unit">Such as g, ml, tbsp, cloves; empty for a plain count.</param>
/// <param name="Item">What it is, without notes after a comma or in brackets.</param>
public sealed record IngredientLine(string Text, double? Amount, string Unit, string Item);

/// <summary>A numbered step.</summary>
public sealed record RecipeStep(int Number, string Text);

/// <summary>A recipe in its written form, taken apart without judging it: what is not there is null or empty.</summary>
public sealed partial record RecipeText
{
    private static readonly string[] Units =
    [
        "g", "kg", "ml", "l", "cl", "dl", "tbsp", "tsp", "pinch", "pinches", "cup", "cups", "cloves", "clove", "slices", "slice", "sprigs", "sprig", "sheets", "sheet",
        "tins", "tin", "cans", "can", "handful", "handfuls", "bunch", "bunches", "stalks", "stalk", "sticks", "stick", "leaves", "leaf", "head", "heads", "pieces", "piece",
        "tablespoon", "tablespoons", "teaspoon", "teaspoons", "oz", "lb", "dash", "drops", "packet", "packets", "sachet", "sachets", "fillets", "fillet", "cm", "rashers", "rasher",
    ];

    public string? Title { get; private init; }

    public string? Occasion { get; private init; }

    public int? Serves { get; private init; }

    public int? Minutes { get; private init; }

    public IReadOnlyList<IngredientLine> Ingredients { get; private init; } = [];

    public IReadOnlyList<RecipeStep> Steps { get; private init; } = [];

    public IReadOnlyList<string> Sources { get; private init; } = [];

    public static RecipeText Parse(string markdown)
    {
        var lines = markdown.ReplaceLineEndings("\n").Split('\n').Select(line => line.Trim()).ToList();
        var (head, sections) = Sections(lines);
        return new()
        {
            Title = lines.Find(line => line.StartsWith("# ", StringComparison.Ordinal))?[2..].Trim() is { Length: > 0 } title ? title : null,
            Occasion = Field(head, "occasion"),
            Serves = Number(Field(head, "serves") ?? Field(head, "servings")),
            Minutes = Number(Field(head, "time")),
            Ingredients = [.. Items(sections, "ingredients").Select(ParseLine)],
            Steps = [.. Lines(sections, "steps").Select(line => Numbered().Match(line)).Where(match => match.Success).Select(Step)],
            Sources = [.. Items(sections, "sources")],
        };
    }

    /// <summary>The lines before the first section, and those of each section by its lower-case name.</summary>
    private static (List<string> Head, Dictionary<string, List<string>> Sections) Sections(List<string> lines)
    {
        var head = new List<string>();
        var sections = new Dictionary<string, List<string>>();
        var current = head;
        foreach (var line in lines)
        {
            if (line.StartsWith("##", StringComparison.Ordinal))
                sections[line.Trim('#', ' ', ':').ToLowerInvariant()] = current = [];
            else
                current.Add(line);
        }
        return (head, sections);
    }

    private static List<string> Lines(Dictionary<string, List<string>> sections, string name) => sections.GetValueOrDefault(name) ?? [];

    private static IEnumerable<string> Items(Dictionary<string, List<string>> sections, string name) =>
        Lines(sections, name).Where(line => line.StartsWith("- ", StringComparison.Ordinal) || line.StartsWith("* ", StringComparison.Ordinal)).Select(line => line[2..].Trim()).Where(line => line.Length > 0);

    private static string? Field(List<string> head, string name) => head
        .Select(line => line.TrimStart('-', '*', ' '))
        .FirstOrDefault(line => line.StartsWith(name + ":", StringComparison.OrdinalIgnoreCase))?[(name.Length + 1)..].Trim();

    private static int? Number(string? text) => text is not null && Whole().Match(text) is { Success: true } match && int.TryParse(match.Value, CultureInfo.InvariantCulture, out var number) ? number : null;

    private static RecipeStep Step(Match match) =>
        new(int.TryParse(match.Groups["number"].Value, CultureInfo.InvariantCulture, out var number) ? number : 0, match.Groups["text"].Value.Trim());

    private static IngredientLine ParseLine(string line)
    {
        var match = Amounted().Match(line);
        var amount = match.Success ? Amount(match) : null;
        var rest = (match.Success ? line[match.Length..] : line).Trim();
        var space = rest.IndexOf(' ', StringComparison.Ordinal);
        var unit = space > 0 && amount is not null && Units.Contains(rest[..space].TrimEnd('.').ToLowerInvariant()) ? rest[..space].TrimEnd('.').ToLowerInvariant() : "";
        var item = Notes().Replace(unit.Length > 0 ? rest[space..] : rest, "").Trim();
        return new(line, amount, unit, item.StartsWith("of ", StringComparison.OrdinalIgnoreCase) ? item[3..] : item);
    }

    private static double? Amount(Match match)
    {
        if (match.Groups["below"] is { Success: true } below)
            return Value(match.Groups["whole"]) + Value(match.Groups["above"]) / Math.Max(1, Value(below));
        return Value(match.Groups["number"]) + Fraction(match.Groups["part"].Value);
    }

    private static double Value(Group group) =>
        group.Success && double.TryParse(group.Value, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var value) ? value : 0;

    private static double Fraction(string part) => part switch
    {
        "½" => 0.5,
        "¼" => 0.25,
        "¾" => 0.75,
        "⅓" => 1 / 3.0,
        "⅔" => 2 / 3.0,
        _ => 0,
    };

    [GeneratedRegex(@"^(?:(?:(?<whole>\d+)\s+)?(?<above>\d+)/(?<below>\d+)|(?<number>\d+(?:\.\d+)?)(?<part>[½¼¾⅓⅔])?|(?<part>[½¼¾⅓⅔]))(?:\s*(?:-|to)\s*\d+(?:\.\d+)?)?\s*x?(?=\s|[a-z])")]
    private static partial Regex Amounted();

    [GeneratedRegex(@"^(?<number>\d+)[.)]\s+(?<text>\S.*)$")]
    private static partial Regex Numbered();

    [GeneratedRegex(@"\d+")]
    private static partial Regex Whole();

    [GeneratedRegex(@",.*$|\([^)]*\)")]
    private static partial Regex Notes();
}
