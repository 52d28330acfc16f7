using Agent.Core.Critiques;
using Agent.Tools.Diets;
using Agent.Tools.Recipes;

namespace ChefNano.Teacher;

/// <summary>The checks that the product runs, so that the teacher's drafts are held to them too.</summary>
internal static class KitchenChecks
{
    public static Checks All(string root)
    {
        var table = IngredientTable.Load(Path.Combine(root, "library/ingredients.json"));
        return new([new FormCheck(), new ServesCheck(), new TextChecks(), new RecipeCriteria(table), new DietCriteria(table)]);
    }
}
