using System.Text.Json;
using Agent.Tools.Diets;

namespace Agent.Tools.Tests.Diets;

/// <summary>The shipped ingredients, and the dishes of the knowledge base written out as recipes with every filling of their slots.</summary>
internal static class Pantry
{
    public static IngredientTable Table { get; } = IngredientTable.Load([Path.Combine(Repository.Root, "library/ingredients.json")]);

    public static IReadOnlyList<(string Name, IReadOnlyList<Ingredient> Ingredients, string Text)> Dishes { get; } = [.. Load()];

    private static IEnumerable<(string, IReadOnlyList<Ingredient>, string)> Load()
    {
        var byName = Table.Ingredients.SelectMany(one => new[] { one.Name, one.Plural }.OfType<string>().Select(name => (name, one))).DistinctBy(pair => pair.name).ToDictionary(pair => pair.name, pair => pair.one);
        foreach (var file in Directory.EnumerateFiles(Path.Combine(Repository.Root, "models/chef-nano/knowledge"), "dishes*.json").Order(StringComparer.Ordinal))
        {
            using var dishes = JsonDocument.Parse(File.ReadAllBytes(file));
            foreach (var dish in dishes.RootElement.EnumerateArray())
                foreach (var filling in Fillings(dish.GetProperty("slots")))
                    yield return Written(dish, filling, byName);
        }
    }

    /// <summary>Each choice of each slot at least once.</summary>
    private static IEnumerable<Dictionary<string, string>> Fillings(JsonElement slots)
    {
        var choices = slots.EnumerateObject().ToDictionary(slot => slot.Name, slot => slot.Value.EnumerateArray().Select(choice => choice.GetString()!).ToList());
        for (var i = 0; i < Math.Max(1, choices.Values.Select(all => all.Count).DefaultIfEmpty(1).Max()); i++)
            yield return choices.ToDictionary(slot => slot.Key, slot => slot.Value[i % slot.Value.Count]);
    }

    private static (string, IReadOnlyList<Ingredient>, string) Written(JsonElement dish, Dictionary<string, string> filling, Dictionary<string, Ingredient> byName)
    {
        string Fill(string text) => filling.Aggregate(text, (filled, slot) => filled.Replace("{" + slot.Key + "}", slot.Value, StringComparison.Ordinal));
        var lines = dish.GetProperty("ingredients").EnumerateArray().Select(line => (Item: Fill(line.GetProperty("item").GetString()!), Amount: line.GetProperty("per4").GetDouble(), Unit: line.GetProperty("unit").GetString()!)).ToList();
        var steps = dish.GetProperty("steps").EnumerateArray().Select((step, i) => $"{i + 1}. {Fill(step.GetString()!)}");
        var title = Fill(dish.GetProperty("title").GetString()!);
        string[] text =
        [
            $"# {title}", "", "- Serves: 4", $"- Time: {dish.GetProperty("minutes").GetInt32()} minutes", "", "## Ingredients", "",
            .. lines.Select(line => $"- {line.Amount} {line.Unit} {line.Item}".Replace("  ", " ", StringComparison.Ordinal)), "", "## Steps", "", .. steps, "",
            "## Food safety", "", $"- {dish.GetProperty("safe").GetString()}", "", "## Sources", "", $"- {dish.GetProperty("document").GetString()}", "",
        ];
        return (title, [.. lines.Select(line => byName.GetValueOrDefault(line.Item) ?? throw new InvalidDataException($"No ingredient '{line.Item}' for {title}."))], string.Join('\n', text));
    }
}
