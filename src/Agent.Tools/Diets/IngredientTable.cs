using System.Collections.Frozen;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace Agent.Tools.Diets;

/// <summary>Foods and the names by which a text may call them.</summary>
public sealed class IngredientTable
{
    /// <summary>The name of the table of foods in a library's folder.</summary>
    public const string FileName = "ingredients.json";

    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web) { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };
    private readonly FrozenSet<string> names;
    private readonly FrozenDictionary<string, Ingredient> byKey;
    private readonly FoodPhrases phrases;

    private IngredientTable(IReadOnlyList<Ingredient> ingredients)
    {
        Ingredients = ingredients;
        names = ingredients.Select(known => known.Name).ToFrozenSet();
        byKey = ingredients.SelectMany(known => Called(known).Select(name => (Key: FoodWords.Key(name), known)))
            .DistinctBy(pair => pair.Key).ToFrozenDictionary(pair => pair.Key, pair => pair.known);
        phrases = new FoodPhrases([.. ingredients, .. CommonFoods.All.ExceptBy(ingredients.Select(known => known.Name), common => common.Name)]);
    }

    /// <summary>The foods of the files, by name.</summary>
    public IReadOnlyList<Ingredient> Ingredients { get; }

    /// <summary>Reads and merges JSON files. Of a food that several name, the words are joined and the stricter facts hold.</summary>
    public static IngredientTable Load(params IEnumerable<string> files) => Of(files.Order(StringComparer.Ordinal).SelectMany(Read));

    /// <summary>The table of a library's folder; null if it has none.</summary>
    public static IngredientTable? In(string library) => Path.Combine(library, FileName) is var file && File.Exists(file) ? Load(file) : null;

    public static IngredientTable Of(IEnumerable<Ingredient> ingredients) =>
        new([.. ingredients.GroupBy(one => one.Name).Select(same => same.Aggregate(Join)).OrderBy(one => one.Name, StringComparer.Ordinal)]);

    /// <summary>The table as a JSON array, one food a line.</summary>
    public string ToJson()
    {
        var text = new StringBuilder("[\n");
        text.AppendJoin(",\n", Ingredients.Select(one => "  " + JsonSerializer.Serialize(one, Json)));
        return text.Append("\n]\n").ToString();
    }

    /// <summary>Whether the files name this food, and not only everyday speech.</summary>
    public bool Has(string name) => names.Contains(name);

    /// <summary>The foods that a text speaks of, in order. Longest names first, so that coconut milk is not milk.</summary>
    public IReadOnlyList<FoundFood> Find(string text) => phrases.Find(text);

    /// <summary>The food of that name in whatever number; null if the files know none.</summary>
    internal Ingredient? Named(string name) => byKey.GetValueOrDefault(FoodWords.Key(name));

    /// <summary>Whether a line that names the item breaks the diet.</summary>
    internal bool Breaks(string item, Diet diet)
    {
        var found = Find(item);
        return found.Any(food => !food.Negated && food.Is(diet.Forbids)) || diet.Thing is { } thing && found.Count == 0 && IsSame(item, thing);
    }

    /// <summary>How many of the words from there on are one food's name; 0 where none begins.</summary>
    internal int LengthAt(List<FoodWord> words, int at) => phrases.LengthAt(words, at);

    /// <summary>Whether two names are one: number, hyphens and spelling variants do not matter.</summary>
    internal static bool IsSame(string one, string other) => FoodWords.Key(one) == FoodWords.Key(other);

    private static IEnumerable<string> Called(Ingredient one) => one.Plural is { } plural ? [one.Name, plural] : [one.Name];

    private static Ingredient Join(Ingredient one, Ingredient other) => one with
    {
        Words = [.. one.Words.Union(other.Words)],
        Plural = one.Plural ?? other.Plural,
        Contains = [.. one.Contains.Union(other.Contains)],
        Animal = one.Animal || other.Animal,
        Vegan = one.Vegan && other.Vegan,
    };

    private static List<Ingredient> Read(string file)
    {
        try
        {
            return JsonSerializer.Deserialize<List<Ingredient>>(File.ReadAllText(file), Json) ?? [];
        }
        catch (JsonException error)
        {
            throw new InvalidDataException($"'{file}' is not a list of ingredients: {error.Message} Mend the file.", error);
        }
    }
}
