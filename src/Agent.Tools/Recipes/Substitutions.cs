using System.Collections.Frozen;
using System.Globalization;
using System.Text.Json;
using System.Text.RegularExpressions;
using Agent.Tools.Diets;

namespace Agent.Tools.Recipes;

/// <summary>A food that can stand for another.</summary>
/// <param name="Food">Its name.</param>
/// <param name="Factor">How much of it for one of the other.</param>
/// <param name="Unit">Its unit; null for the other's.</param>
/// <param name="Prepare">A step that comes before it is used, {0} being its name; empty for none.</param>
/// <param name="Say">What the steps say, and what they then say instead.</param>
internal sealed record Stand(string Food, double Factor, string? Unit, string Prepare, IReadOnlyList<(string Old, string New)> Say)
{
    public string Said(string step, string food) => Say.Aggregate(step, (text, pair) => text.Replace(pair.Old, pair.New.Replace("{0}", food, StringComparison.Ordinal), StringComparison.Ordinal));
}

/// <summary>Which foods can stand for which in what kind of dish, and which words name dishes and no food.</summary>
public sealed partial class Substitutions
{
    /// <summary>The name of the file in a library's folder.</summary>
    public const string FileName = "substitutions.json";

    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web) { ReadCommentHandling = JsonCommentHandling.Skip };
    private readonly FrozenDictionary<string, List<Rule>> rules;
    private readonly List<string[]> kin;
    private readonly FrozenSet<string> dishes;
    private readonly IReadOnlyList<Manner> manners;

    private Substitutions(Written written)
    {
        rules = written.Rules.SelectMany(row => row.Foods.Select(food => (food, Rule: Read(row, written.Prepare))))
            .GroupBy(pair => pair.food).ToFrozenDictionary(same => same.Key, same => same.Select(pair => pair.Rule).ToList());
        kin = [.. written.Kin.Select(row => row.ToArray())];
        manners = written.Manners;
        Before = written.Added.Concat(written.Prepare).DistinctBy(pair => pair.Key).ToFrozenDictionary();
        Made = [.. written.Made.Select(pair => (pair.Key, pair.Value))];
        dishes = written.Dishes.Select(FoodWords.Key).ToFrozenSet();
    }

    /// <summary>Reads the file once; what it holds never changes.</summary>
    public static Substitutions Load(string file)
    {
        try
        {
            return new(JsonSerializer.Deserialize<Written>(File.ReadAllText(file), Json)!);
        }
        catch (JsonException error)
        {
            throw new InvalidDataException($"'{file}' is not a table of substitutions: {error.Message} Mend the file.", error);
        }
    }

    /// <summary>What is done to a food, {0}, before it is added to a dish; most need nothing.</summary>
    internal IReadOnlyDictionary<string, string> Before { get; }

    /// <summary>What recipes make on the way and the table knows as a food, each with a word that is none.</summary>
    internal IReadOnlyList<(string Word, string Other)> Made { get; }

    /// <summary>The stand with what is done otherwise because of what it is: chickpeas are drained and not cut, apples have no stones.</summary>
    internal Stand Handled(Stand stand, DraftLine old)
    {
        var (was, becomes) = (old.Food?.Name ?? old.Item, stand.Food);
        var said = manners.Where(manner => (manner.From is null || manner.From.Contains(was)) && (manner.To is null || manner.To.Contains(becomes)) && manner.NotTo?.Contains(becomes) != true)
            .SelectMany(manner => manner.Say.Select(pair => (pair.Key.Replace("{1}", old.Item, StringComparison.Ordinal), pair.Value))).ToList();
        return said.Count == 0 ? stand : stand with { Say = [.. stand.Say, .. said] };
    }

    /// <summary>Whether the last word names a dish, a meal or a day, so that the words are no food.</summary>
    internal bool IsDish(string words) => FoodWords.Of(words) is { Count: > 0 } all && (dishes.Contains(all[^1].Stem) || dishes.Contains(FoodWords.Key(words)));

    /// <summary>What can stand for the line's food in this recipe, the best first: by rule, then by what is of its kin.</summary>
    internal IEnumerable<Stand> For(DraftLine line, RecipeDraft draft)
    {
        var dish = FoodWords.Of($"{draft.Title} {draft.Course}").Select(word => word.Stem).ToHashSet();
        var name = line.Food?.Name ?? line.Item;
        var fitting = rules.GetValueOrDefault(name)?.Where(rule => rule.Fits(dish, draft.Original)) ?? [];
        return fitting.SelectMany(rule => rule.Stands).Concat(Kin(name).Select(food => new Stand(food, 1, null, "", [])));
    }

    /// <summary>The foods that do the same work in a dish.</summary>
    internal IEnumerable<string> Kin(string food) => kin.Where(row => row.Contains(food)).SelectMany(row => row.Where(other => other != food)).Distinct();

    private static Rule Read(Row row, Dictionary<string, string> prepare)
    {
        var say = (row.Say ?? []).Select(pair => (pair.Key, pair.Value)).ToList();
        return new([.. (row.In ?? []).Select(FoodWords.Key)], row.Steps ?? [], [.. row.To.Select(text => Stand(text, row.Prepare, prepare, say))]);
    }

    private static Stand Stand(string text, string? own, Dictionary<string, string> prepare, IReadOnlyList<(string, string)> say)
    {
        var match = Amounted().Match(text);
        var food = match.Groups["food"].Value;
        var factor = match.Groups["factor"] is { Success: true } number ? double.Parse(number.Value, CultureInfo.InvariantCulture) : 1;
        var unit = match.Groups["unit"] is { Success: true } named ? named.Value == "piece" ? "" : named.Value : null;
        return new(food, factor, unit, own ?? prepare.GetValueOrDefault(food, ""), say);
    }

    [GeneratedRegex(@"^(?:(?<factor>\d+(?:\.\d+)?) (?:(?<unit>g|ml|tbsp|tsp|piece) )?)?(?<food>\S.*)$")]
    private static partial Regex Amounted();

    private sealed record Rule(IReadOnlyList<string> In, IReadOnlyList<string> Steps, IReadOnlyList<Stand> Stands)
    {
        public bool Fits(HashSet<string> dish, IReadOnlyList<string> steps) => (In.Count == 0 || In.Any(dish.Contains))
            && (Steps.Count == 0 || Steps.Any(words => steps.Any(step => step.Contains(words, StringComparison.OrdinalIgnoreCase))));
    }

    private sealed record Row(List<string> Foods, List<string>? In, List<string>? Steps, List<string> To, string? Prepare, Dictionary<string, string>? Say);

    private sealed record Written(List<string> Dishes, List<List<string>> Kin, Dictionary<string, string> Made, Dictionary<string, string> Prepare, Dictionary<string, string> Added, List<Manner> Manners, List<Row> Rules);

    private sealed record Manner(List<string>? From, List<string>? To, List<string>? NotTo, Dictionary<string, string> Say);
}
