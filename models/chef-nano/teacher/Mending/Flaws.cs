using System.Globalization;
using System.Text.RegularExpressions;
using Agent.Core.Critiques;
using Agent.Core.Goals;
using Agent.Tools.Recipes;

namespace ChefNano.Teacher.Mending;

/// <summary>The faults that are planted into recipes, by name. A draft in which one cannot be planted gives null.</summary>
internal static partial class Flaws
{
    // Nobody misses these on a list.
    private static readonly string[] Always = ["salt", "pepper", "water", "oil"];

    private static readonly Dictionary<string, string> Against = new()
    {
        ["vegetarian"] = "bacon", ["vegan"] = "bacon", ["pescatarian"] = "bacon", ["gluten-free"] = "wheat flour", ["dairy-free"] = "butter",
        ["lactose-free"] = "butter", ["egg-free"] = "eggs", ["nut-free"] = "walnuts", ["alcohol-free"] = "red wine", ["halal"] = "bacon", ["kosher"] = "bacon",
    };

    public static IReadOnlyDictionary<string, Func<string, Func<CheckKind, string?>, Dice, PlantedFlaw?>> ByName { get; } = new Dictionary<string, Func<string, Func<CheckKind, string?>, Dice, PlantedFlaw?>>
    {
        ["servings"] = Servings, ["sources"] = Sources, ["ingredient"] = Ingredient, ["diet"] = Diet,
    };

    /// <summary>The recipe serves another number than it did.</summary>
    private static PlantedFlaw? Servings(string draft, Func<CheckKind, string?> asked, Dice dice)
    {
        if (Serves().Match(draft) is not { Success: true } line)
            return null;
        var right = asked(CheckKind.Serves) ?? line.Groups[1].Value;
        var wrong = dice.Pick([.. new[] { "2", "3", "5", "6", "8", "10" }.Where(number => number != right)]);
        return new PlantedFlaw(draft[..line.Groups[1].Index] + wrong + draft[(line.Groups[1].Index + line.Groups[1].Length)..], right, new(CheckKind.Serves, right), finding => finding.Criterion.Check == CheckKind.Serves);
    }

    /// <summary>The section of the sources is gone.</summary>
    private static PlantedFlaw? Sources(string draft, Func<CheckKind, string?> asked, Dice dice)
    {
        var at = draft.IndexOf("\n## Sources", StringComparison.Ordinal);
        return at < 0 ? null : new PlantedFlaw(
            draft[..at].TrimEnd() + "\n", "source", new(CheckKind.Cites, "library"),
            finding => finding.Criterion.Check == CheckKind.Cites || finding.Text.Contains("names no source", StringComparison.Ordinal));
    }

    /// <summary>An ingredient that the steps use is not listed any more, nor one that goes by its name, as icing sugar does by sugar.</summary>
    private static PlantedFlaw? Ingredient(string draft, Func<CheckKind, string?> asked, Dice dice)
    {
        var recipe = RecipeText.Parse(draft);
        var steps = string.Join('\n', recipe.Steps.Select(step => step.Text));
        var lines = recipe.Ingredients.Where(line => line.Item.Length > 0 && !Always.Any(word => Words.Contains(line.Item, word)) && Words.Contains(steps, line.Item)
            && !recipe.Ingredients.Any(other => other != line && Words.Contains(other.Item, line.Item))).ToList();
        if (lines.Count == 0)
            return null;
        var gone = dice.Pick(lines);
        var kept = draft.Split('\n').Where(line => line != $"- {gone.Text}").ToList();
        return kept.Count == draft.Split('\n').Length ? null : new PlantedFlaw(
            string.Join('\n', kept), gone.Item, new(CheckKind.Form, "recipe"),
            finding => finding.Text.EndsWith("which the ingredients do not list.", StringComparison.Ordinal) && Quoted(finding.Text) is { } named && Words.Of(named).Intersect(Words.Of(gone.Item)).Any());
    }

    /// <summary>Something that the diet forbids is listed, and a step uses it.</summary>
    private static PlantedFlaw? Diet(string draft, Func<CheckKind, string?> asked, Dice dice)
    {
        if (asked(CheckKind.Diet) is not { } diet || !Against.TryGetValue(diet.ToLowerInvariant(), out var food) || Words.Contains(draft, food))
            return null;
        var lines = draft.Split('\n').ToList();
        var list = lines.IndexOf("## Ingredients");
        var last = lines.FindLastIndex(line => Step().IsMatch(line));
        if (list < 0 || last < list)
            return null;
        var number = int.Parse(Step().Match(lines[last]).Groups[1].Value, CultureInfo.InvariantCulture) + 1;
        lines.Insert(last + 1, $"{number}. Add the {food}.");
        lines.Insert(list + 2, $"- 100 g {food}");
        return new PlantedFlaw(string.Join('\n', lines), food, new(CheckKind.Diet, diet), finding => finding.Criterion.Check == CheckKind.Diet);
    }

    private static string? Quoted(string text) => text.Split('\'') is [_, var quoted, ..] ? quoted : null;

    [GeneratedRegex(@"^- Serves: (\d+)", RegexOptions.Multiline)]
    private static partial Regex Serves();

    [GeneratedRegex(@"^(\d+)\. ")]
    private static partial Regex Step();
}
