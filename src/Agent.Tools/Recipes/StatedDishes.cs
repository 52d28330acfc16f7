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
        [.. "bake ball bark biscuit bite bowl bread breakfast bun cake cream drink log mummy pastry pie pudding punch roast roll salad sauce snack soup square star stew stuffing sweet tart tea toast fry juice vegetable wine".Split(' ')];

    // As the recipes write them, by what they are compared by.
    private readonly Dictionary<string, string> dishes;

    private StatedDishes(IEnumerable<string> titles, IngredientTable table)
        => dishes = titles.Select(Named).DistinctBy(dish => dish.Key).Where(dish => !Loose.Contains(dish.Key) && table.Find(dish.Key).Count == 0).ToDictionary();

    /// <summary>Reads the titles of the recipes below the folder. What the table knows as a food is a food here.</summary>
    public static StatedDishes In(string library, IngredientTable table)
    {
        ArgumentNullException.ThrowIfNull(table);
        return new(Directory.EnumerateFiles(library, "*.md", SearchOption.AllDirectories).Select(file => File.ReadLines(file).Take(2).ToList())
            .Where(head => head.Count == 2 && head[1].StartsWith("Kind: ", StringComparison.Ordinal) && head[1].TrimEnd().EndsWith(Kind, StringComparison.Ordinal))
            .Select(head => head[0]), table);
    }

    public IEnumerable<Criterion> Stated(Goal goal)
    {
        ArgumentNullException.ThrowIfNull(goal);
        return Phrases.Of(goal, 1).Where(phrase => dishes.ContainsKey(FoodWords.Key(phrase)) && Likings.Of(goal.Text, phrase) == Liking.Wanted)
            .DistinctBy(FoodWords.Key).Select(said => new Criterion(CheckKind.Mentions, Spelled(said)));
    }

    // A "lasagna" is a "lasagne" where the recipes write it so.
    private string Spelled(string said) => dishes[FoodWords.Key(said)] is var written && Words.Of(written).SequenceEqual(Words.Of(said)) ? said : written;

    private static KeyValuePair<string, string> Named(string title)
    {
        var dish = FoodWords.Dish(title);
        return new(dish, FoodWords.Of(title).Where(word => word.Stem == dish).Select(word => title[word.At..word.End].ToLowerInvariant()).FirstOrDefault(dish));
    }
}
