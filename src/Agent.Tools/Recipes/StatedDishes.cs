using Agent.Core.Critiques;
using Agent.Core.Goals;
using Agent.Tools.Diets;

namespace Agent.Tools.Recipes;

/// <summary>The dishes that a goal asks for, of those that a library has recipes of: "pancakes", "dal", "hummus".</summary>
public sealed class StatedDishes : IGoalReader
{
    private const string Kind = "recipe";

    // Words for so many dishes that a good answer may bear another name, and words that are no dish where they stand alone.
    private static readonly HashSet<string> Loose =
        [.. "bake ball bark biscuit bite bowl brava bread breakfast brown bun cake casserole chip cocktail cream delight dog dressing drink fry gravy joe juice kiev loaf log mash mein mess mi monsieur mummy nest olio pastor pastry pie pig pollo pudding punch rib ring roast roll sabzi salad sauce snack soup sponge square star stew stuffing sweet tart tea thai toad toast vegetable verde vieja wat wellington wine wing".Split(' ')];

    private static readonly HashSet<string> OfOneName = [.. "bread cake loaf pie pudding toast tart".Split(' ')];

    // These are named whole where no food is in the name, as "irish stew": a beef stew may be made of something else.
    private static readonly HashSet<string> OfNoFood = [.. "curry kiev monsieur noodle rice soup stew thai wellington".Split(' ')];

    private static readonly HashSet<string> OfOccasions = [.. "birthday christmas easter wedding".Split(' ')];

    private const int MostWords = 3;

    // As the recipes write them, by what they are compared by.
    private readonly Dictionary<string, string> dishes;

    private StatedDishes(IReadOnlyCollection<string> titles, IngredientTable table)
        => dishes = titles.Select(Named).Where(dish => !Loose.Contains(dish.Key) && table.Find(dish.Key).Count == 0).Concat(titles.SelectMany(title => Whole(title, table))).DistinctBy(dish => dish.Key).ToDictionary();

    /// <summary>Reads the titles of the recipes below the folder. What the table knows as a food is a food here.</summary>
    public static StatedDishes In(string library, IngredientTable table)
    {
        ArgumentNullException.ThrowIfNull(table);
        return new(Directory.EnumerateFiles(library, "*.md", SearchOption.AllDirectories).Select(file => File.ReadLines(file).Take(2).ToList())
            .Where(head => head.Count == 2 && head[1].StartsWith("Kind: ", StringComparison.Ordinal) && head[1].TrimEnd().EndsWith(Kind, StringComparison.Ordinal))
            .Select(head => head[0].TrimStart('#', ' ')).ToList(), table);
    }

    public IEnumerable<Criterion> Stated(Goal goal)
    {
        ArgumentNullException.ThrowIfNull(goal);
        var said = Phrases.Of(goal, MostWords).Where(phrase => dishes.ContainsKey(FoodWords.Key(phrase)) && Likings.Of(goal.Text, phrase) == Liking.Wanted).DistinctBy(FoodWords.Key).ToList();
        return said.Where(one => !said.Exists(other => other.Length > one.Length && Words.Contains(other, one))).Select(one => new Criterion(CheckKind.Mentions, Spelled(one)) { IsDish = true });
    }

    // A "lasagna" is a "lasagne" where the recipes write it so.
    private string Spelled(string said) => dishes[FoodWords.Key(said)] is var written && Words.Of(written).SequenceEqual(Words.Of(said)) ? said : written;

    // A "shepherd's pie" is no pie like others, where a soup of tomatoes may bear many names.
    private static IEnumerable<KeyValuePair<string, string>> Whole(string title, IngredientTable table)
    {
        var name = title.Split(" with ")[0].ToLowerInvariant();
        // "Vegan carrot cake" is a carrot cake, and a diet is read by others.
        if (name.Split(' ', 2) is [var first, var rest] && Diet.Find(first) is not null)
            name = rest;
        var words = FoodWords.Of(name);
        // A birthday cake may be any cake.
        if (words.Count is > 1 and <= MostWords && OfOneName.Contains(words[^1].Stem) && !OfOccasions.Contains(words[0].Stem))
            yield return new(FoodWords.Key(name), name);
        if (words.Count < 2 || !OfNoFood.Contains(words[^1].Stem))
            yield break;
        // "Beef massaman curry" is a massaman curry.
        var own = words.Count > 2 && table.Find(words[0].Stem).Count > 0 ? name[words[1].At..] : name;
        if (FoodWords.Of(own) is { Count: > 1 and <= MostWords } called && called.SkipLast(1).All(word => table.Find(word.Stem).Count == 0))
            yield return new(FoodWords.Key(own), own);
    }

    private static KeyValuePair<string, string> Named(string title)
    {
        var dish = FoodWords.Dish(title);
        return new(dish, FoodWords.Of(title).Where(word => word.Stem == dish).Select(word => title[word.At..word.End].ToLowerInvariant()).FirstOrDefault(dish));
    }
}
