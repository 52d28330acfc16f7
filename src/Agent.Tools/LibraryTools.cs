using System.ComponentModel;
using Agent.Core.Tools;
using Agent.Tools.Diets;
using Agent.Tools.Libraries;
using Microsoft.SemanticKernel;

namespace Agent.Tools;

/// <summary>Search, read and look up in the offline library.</summary>
public sealed class LibraryTools(Library library)
{
    private readonly Lazy<HashSet<string>> occasions = new(() => [.. library.Documents.Where(document => document.Kind == "occasion").Select(document => FoodWords.Key(document.Title))]);

    internal const string Recipe = "recipe";
    private const int Results = 8;
    private const int Searched = 12 * Results;
    private const int FewestRecipes = 4;
    private const int Answers = 5;

    [KernelFunction("search"), Description("Searches the library and lists the titles that fit best.")]
    [Touches(Effect.ReadLibrary, Idempotent = true, Forms = "recipe list menu answer text")]
    public ToolResult Search([Description("Words to look for, e.g. roast lamb easter."), Takes(Known.Subject)] string query)
    {
        var hits = Mixed(DishesFirst(Found(query), query));
        if (hits.Count == 0)
            return new($"No document matches '{PlainText.Line(query)}'.");
        var lines = hits.Select((hit, i) => $"{i + 1}. {hit.Title}: {hit.Snippet}");
        return new(string.Join('\n', lines), Readable(hits, query));
    }

    [KernelFunction("read"), Description("Reads one document of the library.")]
    [Touches(Effect.ReadLibrary, Idempotent = true, Forms = "menu answer text")]
    public ToolResult Read([Description("Title of a document that a search found, e.g. roast lamb.")] string document)
    {
        if (library.Read(document) is { } found)
            return new($"{found.Title} ({found.Kind})\n{found.Body}", Quotable(Sentences.Of(found.Body)), Used: [found.Title]);
        var near = string.Join(", ", library.Search(document, Results).Select(hit => hit.Title));
        var remedy = near.Length > 0 ? $"The nearest are: {near}." : "Search first.";
        throw new ToolRefusedException("no_such_document", $"There is no document '{PlainText.Line(document)}'. {remedy}");
    }

    [KernelFunction("look_up"), Description("Finds the sentences of the library that answer a question best.")]
    [Touches(Effect.ReadLibrary, Idempotent = true, Forms = "answer")]
    public ToolResult LookUp([Description("The question, as it was asked."), Takes(Known.Goal)] string question)
    {
        var hits = library.LookUp(question, Answers);
        if (hits.Count == 0)
            return new($"No sentence of the library speaks of '{PlainText.Line(question)}'.");
        var lines = hits.Select((hit, i) => $"{i + 1}. {hit.Title}: {hit.Sentence}");
        return new(string.Join('\n', lines), Quotable([.. hits.Select(hit => hit.Sentence)]), Used: [.. hits.Select(hit => hit.Title).Distinct()]);
    }

    // No recipe says "pasta" that says "spaghetti".
    private IReadOnlyList<LibraryHit> Found(string query)
    {
        var found = library.Search(query, Searched);
        var named = FoodWords.Of(query).SelectMany(word => library.Foods.Ingredients.Where(food => food.Words.Any(name => FoodWords.Key(name) == word.Stem)).Select(food => food.Name)).Distinct().ToList();
        return named.Count == 0 || found.Any(hit => IsOfDish(hit, query)) ? found : [.. found, .. library.Search(string.Join(' ', named), Searched).Where(hit => IsOfDish(hit, query)).ExceptBy(found.Select(hit => hit.Title), hit => hit.Title)];
    }

    // Who asks for pancakes wants pancakes, whatever else fits the other words better.
    private List<LibraryHit> DishesFirst(IReadOnlyList<LibraryHit> found, string query) => [.. found.OrderByDescending(hit => IsOfDish(hit, query))];

    // Spaghetti are pasta.
    private bool IsOfDish(LibraryHit hit, string query)
    {
        if (hit.Kind != Recipe)
            return false;
        var dish = FoodWords.Dish(hit.Title);
        var foods = library.Foods.Find(dish).SelectMany(found => found.Foods).SelectMany(food => food.Words).Select(FoodWords.Key).ToHashSet();
        return FoodWords.Of(query).Exists(word => word.Stem == dish || foods.Contains(word.Stem));
    }

    // Pages on a dish say its name more often than its recipes do.
    private static List<LibraryHit> Mixed(IReadOnlyList<LibraryHit> found)
    {
        var others = Results - Math.Min(FewestRecipes, found.Count(hit => hit.Kind == Recipe));
        return [.. found.Where((hit, place) => hit.Kind == Recipe || found.Take(place).Count(before => before.Kind != Recipe) < others).Take(Results)];
    }

    /// <summary>What "read" may read from now on and, where a recipe is among it, "read_recipe".</summary>
    private Dictionary<string, IReadOnlyList<string>> Readable(IReadOnlyList<LibraryHit> hits, string query)
    {
        var choices = new Dictionary<string, IReadOnlyList<string>> { ["read.document"] = [.. hits.Select(hit => hit.Title)] };
        var recipes = hits.Where(hit => hit.Kind == Recipe).ToList();
        var named = recipes.Where(hit => Name(hit.Title) is var name && name.Contains(' ', StringComparison.Ordinal) && $" {FoodWords.Key(query)} ".Contains($" {name} ", StringComparison.Ordinal)).ToList();
        var dishes = named.Count > 0 ? named : recipes.Where(hit => IsOfDish(hit, query)).ToList();
        if (recipes.Count > 0)
            choices["read_recipe.document"] = [.. (dishes.Count > 0 ? dishes : recipes).Select(hit => hit.Title)];
        return choices;
    }

    // The "cottage pie" of "cottage pie with carrots". Bread for Easter may be any bread.
    private string Name(string title)
        => FoodWords.Key(title.Split(" with ")[0]) is var name && occasions.Value.Contains(name.Split(' ')[0]) ? "" : name;

    /// <summary>What "answer" may quote from now on.</summary>
    private static Dictionary<string, IReadOnlyList<string>> Quotable(IReadOnlyList<string> sentences) => new() { ["answer.sentence"] = sentences };
}
