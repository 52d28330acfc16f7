using Agent.Core.Critiques;
using Agent.Tools.Chores;
using Agent.Tools.Diets;
using Agent.Tools.Libraries;
using Agent.Tools.Recipes;

namespace Agent.Tools;

/// <summary>The checks that every run has: what holds for any text, and what needs a table of foods.</summary>
public static class StandardChecks
{
    /// <summary>The name of the table of foods in a library's folder.</summary>
    public const string Ingredients = IngredientTable.FileName;

    /// <summary>The checks of a run that works with this library. A library without a table of foods leaves diets and recipes to the critique.</summary>
    public static Checks In(string library)
        => IngredientTable.In(library) is { } table
            ? new(OfText.Concat(OfFood(table)), Readers(library, table))
            : new(OfText, [new StatedServings()]);

    private static IReadOnlyList<IGoalReader> Readers(string library, IngredientTable table)
    {
        IReadOnlyList<IGoalReader> readers = [new StatedServings(), StatedOccasions.In(library), StatedDishes.In(library, table), new StatedFoods(table)];
        readers = [new StatedForm(readers), .. readers];
        return [.. readers, new StatedQuestion(library, readers)];
    }

    public static IEnumerable<ICriterionCheck> OfFood(string library) => IngredientTable.In(library) is { } table ? OfFood(table) : [];

    private static IEnumerable<ICriterionCheck> OfText => [new FormCheck(), new ServesCheck(), new TextChecks(), new ChoreCheck()];

    private static IEnumerable<ICriterionCheck> OfFood(IngredientTable table) => [new RecipeCriteria(table), new DietCriteria(table)];
}
