using Agent.Core.Critiques;

namespace ChefNano.Teacher.Kitchen;

/// <summary>The dishes as documents of the library, up to two fillings of each, so that a run reads a recipe before it writes one.</summary>
internal sealed class RecipeBook
{
    public static readonly string[] Diets = ["vegetarian", "vegan", "gluten-free", "dairy-free", "egg-free", "nut-free"];
    private readonly KnowledgeBase kitchen;

    public RecipeBook(KnowledgeBase kitchen, IEnumerable<string> taken)
    {
        this.kitchen = kitchen;
        var titles = taken.ToHashSet(StringComparer.OrdinalIgnoreCase);
        foreach (var plate in kitchen.Dishes.SelectMany(Fillings))
            if (titles.Add(plate.Title))
                Pages[plate.Title] = plate;
            else if (titles.Add($"{plate.Title} recipe"))
                Pages[$"{plate.Title} recipe"] = plate;
        Titles = [.. Pages.Keys];
    }

    /// <summary>The plates by the title of their document.</summary>
    public Dictionary<string, Plate> Pages { get; } = [];

    public IReadOnlyList<string> Titles { get; }

    public string Document(string title)
    {
        var plate = Pages[title];
        var dish = plate.Dish;
        var diets = string.Join(", ", Diets.Where(diet => kitchen.Keeps(plate, diet)));
        List<string> lines =
        [
            $"# {title}", "Kind: recipe", "",
            $"{Course(dish)}{(dish.Quick ? ", quick" : "")}, for {string.Join(", ", dish.Occasions.Concat(dish.Meals).Distinct())}. Diet: {(diets.Length > 0 ? diets : "any")}. Time: {dish.Minutes} minutes. For 4 people:",
            .. dish.Ingredients.Select(line => Draft.Amount(line, plate, 4)),
            .. dish.Steps.Select((step, i) => $"{i + 1}. {plate.Fill(step)}"),
        ];
        if (dish.Safe.Length > 0)
            lines.Add($"Food safety: {dish.Safe}");
        return string.Join('\n', lines) + "\n";
    }

    /// <summary>How well a document suits what was asked: the kind of dish counts most, then the occasion, the foods and the diet, which can be worked into it.</summary>
    public int Fit(string title, string? occasion, string? diet, IEnumerable<string> foods, string noun)
    {
        if (!Pages.TryGetValue(title, out var plate))
            return -1;
        var text = Draft.Words(plate);
        return (Suits(plate.Dish, noun) ? 8 : 0)
            + (occasion is not null && plate.Dish.Occasions.Contains(occasion.ToLowerInvariant()) ? 4 : 0)
            + (2 * foods.Count(food => Words.Contains(text, food)))
            + (diet is not null && kitchen.Keeps(plate, diet) ? 1 : 0);
    }

    public static bool Suits(Dish dish, string noun) => noun switch
    {
        "recipe" or "dish" or "meal" or "food" => true,
        "main course" => dish.Course == "main",
        "dinner" or "lunch" or "breakfast" or "dessert" when dish.Meals.Contains(noun) => true,
        "dessert" => dish.Course is "dessert" or "cake",
        _ => noun.StartsWith(dish.Course, StringComparison.Ordinal) || noun == dish.Name || noun == dish.Title,
    };

    private static IEnumerable<Plate> Fillings(Dish dish)
    {
        var count = Math.Min(2, dish.Slots.Values.Select(choices => choices.Count).DefaultIfEmpty(1).Max());
        return Enumerable.Range(0, count).Select(i => (i, dish)).Select(pair =>
            new Plate(pair.dish, pair.dish.Slots.ToDictionary(slot => slot.Key, slot => slot.Value[pair.i % slot.Value.Count]), Plurals));
    }

    /// <summary>Set once from the knowledge base before the book is made.</summary>
    public static IReadOnlyDictionary<string, string> Plurals { get; set; } = new Dictionary<string, string>();

    private static string Course(Dish dish) => dish.Course == "main" ? "Main course" : Draft.Capital(dish.Course);
}
