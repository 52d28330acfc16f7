using ChefNano.Teacher.Kitchen;

namespace ChefNano.Teacher;

/// <summary>The texts that are delivered, in the forms that the checks know.</summary>
internal static class Draft
{
    public static string Recipe(Plate plate, int people, string? occasion, IReadOnlyList<string> extras, string? diet, string source)
    {
        var dish = plate.Dish;
        var title = string.Join(" and ", extras.Prepend(plate.Title));
        List<string> lines = [$"# {Capital(title)}", ""];
        if (occasion is not null)
            lines.Add($"- Occasion: {occasion}");
        if (diet is not null)
            lines.Add($"- Diet: {diet}");
        lines.AddRange([$"- Serves: {people}", $"- Time: {dish.Minutes} minutes", "", "## Ingredients", ""]);
        lines.AddRange(dish.Ingredients.Select(line => Amount(line, plate, people)));
        lines.AddRange(extras.Select(extra => $"- {50 * people} g {extra}"));
        lines.AddRange(["", "## Steps", ""]);
        var steps = dish.Steps.Select(plate.Fill).ToList();
        foreach (var extra in extras)
            steps.Insert(steps.Count - 1, Added(dish.Course, extra));
        lines.AddRange(steps.Select((step, i) => $"{i + 1}. {step}"));
        if (dish.Safe.Length > 0)
            lines.AddRange(["", "## Food safety", "", $"- {dish.Safe}"]);
        return string.Join('\n', [.. lines, .. Sources(source)]);
    }

    public static string Menu(string occasion, int people, string? diet, IReadOnlyList<(string Course, string Dish)> courses, string source)
    {
        List<string> lines = [$"# {occasion} menu", "", $"- Occasion: {occasion}"];
        if (diet is not null)
            lines.Add($"- Diet: {diet}");
        lines.AddRange([$"- Serves: {people}", "", "## Courses", ""]);
        lines.AddRange(courses.Select(c => $"- {c.Course}: {c.Dish}"));
        return string.Join('\n', [.. lines, .. Sources(source)]);
    }

    public static string Answer(string answer, string source) => string.Join('\n', ["# Answer", "", $"- {answer}", .. Sources(source)]);

    public static string Capital(string text) => char.ToUpperInvariant(text[0]) + text[1..];

    private static string[] Sources(string source) => ["", "## Sources", "", $"- {source}", ""];

    public static string Amount(Line line, Plate plate, int people)
    {
        var amount = line.For(people);
        var item = plate.Fill(line.Item);
        if (line.Unit.Length == 0 && amount > 1)
            item = plate.Plurals.GetValueOrDefault(item, item);
        return line.Unit.Length == 0 ? $"- {amount} {item}" : $"- {amount} {line.Unit} {item}";
    }

    private static string Added(string course, string extra) => course switch
    {
        "main" or "soup" => $"Stir in the {extra} and cook for 5 minutes.",
        "dessert" or "cake" or "bread" or "breakfast" => $"Spread the {extra} on top.",
        "drink" or "sauce" => $"Stir in the {extra}.",
        _ => $"Scatter the {extra} over the top.",
    };
}
