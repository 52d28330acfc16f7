using Agent.Core.Critiques;
using Agent.Tools.Diets;
using Agent.Tools.Libraries;

namespace Agent.Tools.Recipes;

/// <summary>What a recipe is for, of the words that it must mention. A food or a dish has to be in the recipe and cannot be met by naming it beside the title.</summary>
internal sealed class OccasionLine(Library library, IngredientTable table)
{
    private const string Occasion = "occasion";

    // What the titles of recipes say is a dish or the way it is made.
    private readonly Lazy<HashSet<string>> dishes = new(() => [.. library.Documents.Where(document => document.Kind == LibraryTools.Recipe).SelectMany(document => FoodWords.Of(document.Title)).Select(word => word.Stem)]);

    /// <summary>The words that the recipe does not say yet and that name no food, separated by commas.</summary>
    /// <param name="mentions">The words, separated by commas.</param>
    /// <param name="recipe">All that it says.</param>
    public string Of(string mentions, string recipe)
        => string.Join(", ", mentions.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries).Where(said => !Words.Contains(recipe, said) && IsNoFood(said)));

    private bool IsNoFood(string said)
        => IsOccasion(said) || table.Find(said).Count == 0 && FoodWords.Of(said) is { Count: > 0 } words && words.All(word => EverydayWords.Has(word.Stem) && !EverydayWords.IsDish(word.Stem) && !dishes.Value.Contains(word.Stem));

    private bool IsOccasion(string said) => library.Documents.Any(document => document.Kind == Occasion && Words.Of(document.Title).SequenceEqual(Words.Of(said)));
}
