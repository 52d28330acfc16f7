using System.Text.Json;
using System.Text.Json.Serialization;

namespace ChefNano.Teacher.Kitchen;

/// <summary>A goal with slots, and what its own words say without a slot.</summary>
internal sealed record Frame(string Text, string? Course = null, string? Diet = null, int? People = null)
{
    public bool Has(string slot) => Text.Contains("{" + slot + "}", StringComparison.Ordinal);
}

/// <summary>How people put their goals: frames with slots, paraphrases of questions, and goals that are out of reach.</summary>
internal sealed class Sayings
{
    private static readonly JsonSerializerOptions Lenient = new() { PropertyNameCaseInsensitive = true, UnmappedMemberHandling = JsonUnmappedMemberHandling.Skip };

    public required IReadOnlyList<Frame> Recipes { get; init; }
    public required IReadOnlyList<Frame> Menus { get; init; }

    /// <summary>Menus of another shape than three courses: for days, in rounds, by the clock, for no occasion.</summary>
    public required IReadOnlyDictionary<string, List<Frame>> Shapes { get; init; }

    public required IReadOnlyList<Frame> Lists { get; init; }
    public required IReadOnlyDictionary<string, List<string>> Chores { get; init; }
    public required IReadOnlyDictionary<string, List<string>> Questions { get; init; }
    public required IReadOnlyDictionary<string, List<string>> Paraphrases { get; init; }
    public required IReadOnlyList<string> Beyond { get; init; }

    public static Sayings Read(string folder)
    {
        T File<T>(string name) => JsonSerializer.Deserialize<T>(System.IO.File.ReadAllText(Path.Combine(folder, name + ".json")), Lenient)!;
        return new Sayings
        {
            Recipes = File<List<Frame>>("recipes"), Menus = File<List<Frame>>("menus"), Shapes = File<Dictionary<string, List<Frame>>>("menu-shapes"), Chores = File<Dictionary<string, List<string>>>("chores"),
            Questions = File<Dictionary<string, List<string>>>("questions"), Paraphrases = File<Dictionary<string, List<string>>>("paraphrases"),
            Lists = File<List<Frame>>("lists"), Beyond = File<List<string>>("beyond"),
        };
    }
}
