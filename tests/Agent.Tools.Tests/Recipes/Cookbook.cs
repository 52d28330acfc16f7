using Agent.Tools.Diets;
using Agent.Tools.Libraries;
using Agent.Tools.Recipes;
using Agent.Tools.Tests.Diets;

namespace Agent.Tools.Tests.Recipes;

/// <summary>The recipes that the product ships with, and what works them out.</summary>
internal static class Cookbook
{
    public static RecipeAdaptation Adaptation { get; } = new(Pantry.Table, Substitutions.Load(Path.Combine(Repository.Root, "library", Substitutions.FileName)));

    public static IReadOnlyList<LibraryDocument> Recipes { get; } =
    [
        .. Directory.EnumerateFiles(Path.Combine(Repository.Root, "library/recipes"), "*.md").Order(StringComparer.Ordinal)
            .Select(file => LibraryDocument.Parse(File.ReadAllText(file), Path.GetFileNameWithoutExtension(file))),
    ];

    public static LibraryDocument Recipe(string title) => Recipes.Single(recipe => recipe.Title == title);

    /// <summary>A wish in few words: foods and diets as comma-separated lists.</summary>
    public static AdaptedRecipe For(string title, int people = 4, string with = "", string without = "", string diet = "")
        => Adaptation.Adapt(Recipe(title), new(people, Words(with), Words(without), [.. Words(diet).Select(name => Diet.Find(name)!)]));

    /// <summary>The recipe in the form in which it is delivered and checked.</summary>
    public static string Delivered(AdaptedRecipe adapted, int people)
        => new WrittenRecipe(adapted.Title, "", "", $"{people}", adapted.Time, adapted.Ingredients, adapted.Steps, adapted.Safety, "library").Text;

    private static string[] Words(string list) => list.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
}
