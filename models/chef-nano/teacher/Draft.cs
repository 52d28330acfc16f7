using ChefNano.Teacher.Kitchen;

namespace ChefNano.Teacher;

/// <summary>The texts that are delivered, in the forms that the checks know.</summary>
internal static class Draft
{
    /// <summary>All words of a plate's recipe.</summary>
    public static string Words(Plate plate) => string.Join('\n', [plate.Title, .. plate.Dish.Ingredients.Select(line => Amount(line, plate, 4)), .. plate.Dish.Steps.Select(plate.Fill), plate.Dish.Safe]);

    public static string Menu(string? occasion, string people, IReadOnlyList<string> diets, IReadOnlyList<(string Label, string Dish)> courses, IEnumerable<string> sources)
    {
        List<string> lines = [occasion is null ? "# Menu" : $"# {Capital(occasion)} menu", ""];
        if (occasion is not null)
            lines.Add($"- Occasion: {occasion}");
        if (diets.Count > 0)
            lines.Add($"- Diet: {string.Join(", ", diets)}");
        lines.AddRange([$"- Serves: {people}", "", "## Courses", ""]);
        lines.AddRange(courses.Select(c => $"- {c.Label}: {c.Dish}"));
        return string.Join('\n', [.. lines, .. Sources([.. sources])]);
    }

    public static string Answer(string answer, string source) => string.Join('\n', ["# Answer", "", $"- {answer}", .. Sources(source)]);

    public static string Capital(string text) => char.ToUpperInvariant(text[0]) + text[1..];

    private static string[] Sources(params string[] sources) => ["", "## Sources", "", .. sources.Select(source => $"- {source}"), ""];

    public static string Amount(Line line, Plate plate, int people)
    {
        var amount = line.For(people);
        var item = plate.Fill(line.Item);
        if (line.Unit.Length == 0 && amount > 1)
            item = plate.Plurals.GetValueOrDefault(item, item);
        return line.Unit.Length == 0 ? $"- {amount} {item}" : $"- {amount} {line.Unit} {item}";
    }
}
