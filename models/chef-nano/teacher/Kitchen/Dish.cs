using System.Text.Json;

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
    public int For(int people)
    {
        var exact = Per4 * people / 4;
        return Unit switch
        {
            "g" or "ml" when exact >= 100 => (int)(Math.Round(exact / 10) * 10),
            "g" or "ml" => Math.Max(5, (int)(Math.Round(exact / 5) * 5)),
            "pinch" => people > 4 ? 2 : 1,
            "tsp" or "tbsp" => Math.Max(1, (int)Math.Round(exact, MidpointRounding.AwayFromZero)),
            _ => Math.Max(1, (int)Math.Ceiling(exact)),
        };
    }
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

/// <summary>All that the teacher knows of kitchens.</summary>
internal sealed class KnowledgeBase
{
    private static readonly JsonSerializerOptions Lenient = new() { PropertyNameCaseInsensitive = true };

    private KnowledgeBase(List<Dish> dishes, List<Ingredient> ingredients, List<Question> questions)
        => (Dishes, Ingredients, Questions) = (dishes, ingredients, questions);

    public IReadOnlyList<Dish> Dishes { get; }
    public IReadOnlyList<Ingredient> Ingredients { get; }
    public IReadOnlyList<Question> Questions { get; }

    /// <summary>What a cook writes for more than one, by the name of one.</summary>
    public IReadOnlyDictionary<string, string> Plurals => field ??= Ingredients.Where(i => i.Plural is not null).ToDictionary(i => i.Name, i => i.Plural!);

    public static KnowledgeBase Read(string folder)
    {
        var ingredients = All<Ingredient>(folder, "ingredients*.json").DistinctBy(i => i.Name).ToList();
        var questions = All<Asked>(folder, "questions*.json").Select(q => new Question(q.Document, q.Question, q.Answer)).ToList();
        return new KnowledgeBase(All<Dish>(folder, "dishes*.json"), ingredients, questions);
    }

    /// <summary>Whether every ingredient of the plate keeps the diet.</summary>
    public bool Keeps(Plate plate, string diet) => plate.Items.All(item => Find(item) is { } i && Keeps(i, diet));

    public static bool Keeps(Ingredient i, string diet) => diet switch
    {
        "vegetarian" => !i.Animal,
        "vegan" => i.Vegan,
        "gluten-free" => !i.Contains.Contains("gluten"),
        "dairy-free" or "lactose-free" => !i.Contains.Contains("milk"),
        "egg-free" => !i.Contains.Contains("egg"),
        "nut-free" => !i.Contains.Contains("nuts") && !i.Contains.Contains("peanut"),
        "alcohol-free" => !i.Contains.Contains("alcohol"),
        _ => false,
    };

    public Ingredient? Find(string item) => Ingredients.FirstOrDefault(i => i.Name == item || i.Plural == item);

    private static List<T> All<T>(string folder, string pattern)
        => [.. Directory.EnumerateFiles(folder, pattern).Order(StringComparer.Ordinal)
            .SelectMany(file => JsonSerializer.Deserialize<List<T>>(File.ReadAllText(file), Lenient)!)];

    private sealed record Asked(string Document, string Question, string Answer);
}
