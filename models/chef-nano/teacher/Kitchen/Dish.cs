using Agent.Tools.Recipes;

namespace ChefNano.Teacher.Kitchen;

/// <summary>A dish of the knowledge base: amounts for four, and slots that a cook may fill one way or another.</summary>
internal sealed record Dish(
    string Name, string Course, string Cuisine, IReadOnlyList<string> Occasions, IReadOnlyList<string> Meals, IReadOnlyList<string> Seasons,
    bool Quick, int Minutes, IReadOnlyList<Line> Ingredients, IReadOnlyDictionary<string, IReadOnlyList<string>> Slots, string Title,
    IReadOnlyList<string> Steps, string Safe, string Document);

/// <summary>A line of an ingredient list: the amount for four people in a unit, "" for a count.</summary>
internal sealed record Line(string Item, double Per4, string Unit)
{
    /// <summary>The amount for so many people, rounded as a cook would measure it.</summary>
    public int For(int people) => Portions.Of(Per4, Unit, 4, people);
}

/// <summary>A dish with its slots filled.</summary>
internal sealed record Plate(Dish Dish, IReadOnlyDictionary<string, string> Filling, IReadOnlyDictionary<string, string> Plurals)
{
    public string Title => Fill(Dish.Title);

    public IEnumerable<string> Items => Dish.Ingredients.Select(line => Fill(line.Item));

    public string Fill(string text)
    {
        foreach (var (slot, choice) in Filling)
            text = text.Replace("{" + slot + "}", choice, StringComparison.Ordinal);
        return text;
    }
}

/// <summary>A question that one sentence of one document answers.</summary>
internal sealed record Question(string Document, string Text, string Answer);
