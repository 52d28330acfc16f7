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

    private readonly HashSet<string> dishes;

    private StatedDishes(IEnumerable<string> dishes) => this.dishes = [.. dishes];

    /// <summary>Reads the titles of the recipes below the folder. What the table knows as a food is a food here.</summary>
    public static StatedDishes In(string library, IngredientTable table)
    {
        ArgumentNullException.ThrowIfNull(table);
        return new(Directory.EnumerateFiles(library, "*.md", SearchOption.AllDirectories).Select(file => File.ReadLines(file).Take(2).ToList())
            .Where(head => head.Count == 2 && head[1].StartsWith("Kind: ", StringComparison.Ordinal) && head[1].TrimEnd().EndsWith(Kind, StringComparison.Ordinal))
            .Select(head => FoodWords.Dish(head[0])).Distinct().Where(dish => !Loose.Contains(dish) && table.Find(dish).Count == 0));
    }

    public IEnumerable<Criterion> Stated(Goal goal)
    {
        ArgumentNullException.ThrowIfNull(goal);
        return Phrases.Of(goal, 1).Where(phrase => dishes.Contains(FoodWords.Key(phrase)) && Likings.Of(goal.Text, phrase) == Liking.Wanted)
            .DistinctBy(FoodWords.Key).Select(said => new Criterion(CheckKind.Mentions, said));
    }
}
