using Agent.Core.Critiques;
using Agent.Tools.Diets;
using Agent.Tools.Recipes;

namespace Agent.Tools;

/// <summary>The checks that every run has: what holds for any text, and what needs a table of foods.</summary>
public static class StandardChecks
{
    /// <summary>The name of the table of foods in a library's folder.</summary>
    public const string Ingredients = "ingredients.json";

    /// <summary>The checks of a run that works with this library. A library without a table of foods leaves diets and recipes to the critique.</summary>
    public static Checks In(string library) => new([new FormCheck(), new ServesCheck(), new TextChecks(), .. OfFood(library)]);

    public static IEnumerable<ICriterionCheck> OfFood(string library)
    {
        var file = Path.Combine(library, Ingredients);
        if (!File.Exists(file))
            return [];
        var table = IngredientTable.Load(file);
        return [new RecipeCriteria(table), new DietCriteria(table)];
    }
}
