namespace Agent.Tools.Diets;

/// <summary>A line that says what is eaten, without its list mark.</summary>
/// <param name="Text">The line.</param>
/// <param name="Made">In the steps of a recipe, what the recipe makes: there "the bread" is what was baked, and no ingredient.</param>
internal readonly record struct DietLine(string Text, string Made);

/// <summary>
/// The lines of a text that say what is eaten: not its sources, nor the lines that name the occasion and the diet.
/// Where ingredients are listed they speak, and not the title: golden milk may be made of oats, and corn bread has no flour in it.
/// </summary>
internal static class DietLines
{
    private const string Ingredients = "## Ingredients";
    private static readonly string[] Labels = ["occasion:", "diet:", "serves:", "time:", "source:", "sources:"];

    public static IEnumerable<DietLine> Of(string text)
    {
        var lines = text.Split('\n').Select(line => line.Trim()).ToList();
        var listed = lines.Exists(line => Begins(line, Ingredients));
        var title = lines.Find(line => Begins(line, "# ")) ?? "";
        var section = "";
        foreach (var line in lines)
        {
            if (line.StartsWith("##", StringComparison.Ordinal))
                section = line;
            var bare = line.TrimStart('-', '*', '#', ' ');
            if (bare.Length == 0 || listed && line == title || Begins(section.TrimStart('#', ' '), "source") || Labels.Any(label => Begins(bare, label)))
                continue;
            yield return new(bare, listed && !Begins(section, Ingredients) ? FoodWords.Dish(title) : "");
        }
    }

    private static bool Begins(string line, string start) => line.StartsWith(start, StringComparison.OrdinalIgnoreCase);
}
