using System.Text.Json;

namespace ChefNano.Teacher.Kitchen;

/// <summary>All that the teacher knows of kitchens.</summary>
internal sealed class KnowledgeBase
{
    private static readonly JsonSerializerOptions Lenient = new() { PropertyNameCaseInsensitive = true };

    private KnowledgeBase(List<Dish> dishes, List<Ingredient> ingredients, List<Question> questions, Sayings sayings)
        => (Dishes, Ingredients, Questions, Sayings) = (dishes, ingredients, questions, sayings);

    public IReadOnlyList<Dish> Dishes { get; }
    public IReadOnlyList<Ingredient> Ingredients { get; }
    public IReadOnlyList<Question> Questions { get; }
    public Sayings Sayings { get; }

    /// <summary>What a cook writes for more than one, by the name of one.</summary>
    public IReadOnlyDictionary<string, string> Plurals => field ??= Ingredients.Where(i => i.Plural is not null).ToDictionary(i => i.Name, i => i.Plural!);

    public static KnowledgeBase Read(string folder)
    {
        var ingredients = All<Ingredient>(folder, "ingredients*.json").DistinctBy(i => i.Name).ToList();
        var questions = All<Asked>(folder, "questions*.json").Select(q => new Question(q.Document, q.Question, q.Answer)).ToList();
        return new KnowledgeBase(All<Dish>(folder, "dishes*.json"), ingredients, questions, Sayings.Read(Path.Combine(folder, "sayings")));
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
