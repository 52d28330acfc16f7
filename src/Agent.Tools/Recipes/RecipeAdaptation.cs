using System.Collections.Concurrent;
using System.Runtime.CompilerServices;
using Agent.Core.Critiques;
using Agent.Tools.Diets;
using Agent.Tools.Libraries;

namespace Agent.Tools.Recipes;

/// <summary>Works a recipe out for those who will eat it: amounts, wished foods, foods that must not be in it, diets. Same recipe and wish: same text. Many threads may share one.</summary>
public sealed class RecipeAdaptation(IngredientTable table, Substitutions substitutions)
{
    private const int MostExchanges = 24;
    private static readonly ConditionalWeakTable<Library, RecipeAdaptation> OfLibraries = [];
    private readonly ConditionalWeakTable<LibraryDocument, RecipePage> pages = [];
    private readonly ConcurrentDictionary<string, Diet?> without = [];
    private readonly DietCheck check = new(table);

    /// <summary>With the tables that lie in the library's folder, read once; null where they are not.</summary>
    public static RecipeAdaptation? Of(Library library)
    {
        ArgumentNullException.ThrowIfNull(library);
        if (OfLibraries.TryGetValue(library, out var known))
            return known;
        if (library.Folder is not { } folder || !File.Exists(Path.Combine(folder, StandardChecks.Ingredients)) || !File.Exists(Path.Combine(folder, Substitutions.FileName)))
            return null;
        return OfLibraries.GetValue(library, _ => new(IngredientTable.Load(Path.Combine(folder, StandardChecks.Ingredients)), Substitutions.Load(Path.Combine(folder, Substitutions.FileName))));
    }

    /// <summary>The recipe for the wish.</summary>
    /// <exception cref="CannotAdaptException">It is no recipe, or nothing can stand for one of its foods.</exception>
    public AdaptedRecipe Adapt(LibraryDocument recipe, RecipeWish wish)
    {
        ArgumentNullException.ThrowIfNull(recipe);
        ArgumentNullException.ThrowIfNull(wish);
        var page = Page(recipe);
        var avoided = wish.Without.Where(word => word.Trim().Length > 0)
            .Select(word => (Word: word.Trim(), Diet: without.GetOrAdd(word.Trim(), static one => Diet.Find($"no {one}")))).Where(one => one.Diet is not null).ToList();
        var limits = new FoodLimits(table, [.. wish.Diets, .. avoided.Select(one => one.Diet!)], [.. avoided.Where(one => one.Diet!.Thing is not null).Select(one => one.Word)]);
        var draft = new RecipeDraft(page, table);
        var wishes = new WishedFoods(table, substitutions, limits, wish);
        wishes.Into(draft);
        Leave(draft, limits, avoided.Select(one => one.Diet!), wishes);
        Keep(draft, limits, wish, wishes);
        draft.Call(text => substitutions.Made.Aggregate(text, (said, made) => limits.Forbids(made.Word) && !draft.Lines.Exists(line => Words.Contains(line.Item, made.Word)) ? Texts.Replaced(said, made.Word, made.Other) : said));
        wishes.Rest(draft);
        var adapted = draft.For(wish.People, wish.Diets);
        Prove(adapted, draft, limits);
        return adapted;
    }

    /// <summary>What a recipe can be said to be for, by the same foods.</summary>
    internal OccasionLine Occasions(Library library) => new(library, table);

    private RecipePage Page(LibraryDocument recipe)
    {
        if (pages.TryGetValue(recipe, out var known))
            return known;
        var page = RecipePage.Parse(recipe) ?? throw new CannotAdaptException($"The document '{recipe.Title}' is no recipe with a list and steps.");
        pages.AddOrUpdate(recipe, page);
        return page;
    }

    /// <summary>A seasoning is left out, another food exchanged.</summary>
    private void Leave(RecipeDraft draft, FoodLimits limits, IEnumerable<Diet> diets, WishedFoods wishes)
    {
        foreach (var diet in diets)
            foreach (var line in draft.Lines.Where(line => limits.Breaks(line.Item, diet)).ToList())
                if (!FoodRoles.IsSeasoning(line) || !draft.Drop(line))
                    Exchange(draft, line, limits, wishes, diet);
    }

    private void Keep(RecipeDraft draft, FoodLimits limits, RecipeWish wish, WishedFoods wishes)
    {
        for (var done = 0; done < MostExchanges && draft.Lines.Find(line => limits.Forbids(line.Item)) is { } line; done++)
            Exchange(draft, line, limits, wishes, limits.Breaking(line.Item));
        if (wish.Diets.FirstOrDefault(diet => diet.KeepsMeatFromMilk) is not { } apart || !draft.Lines.Exists(line => line.Food is { IsMeat: true }))
            return;
        var meatless = limits.And(Diet.Find("dairy-free")!);
        foreach (var line in draft.Lines.Where(line => line.Food?.Contains.Contains("milk") == true).ToList())
            Exchange(draft, line, meatless, wishes, apart);
    }

    private void Exchange(RecipeDraft draft, DraftLine line, FoodLimits limits, WishedFoods wishes, Diet diet)
    {
        var stands = substitutions.For(line, draft).Where(stand => limits.Allows(stand.Food)).ToList();
        var stand = wishes.Among(stands, line, draft) ?? stands.Find(stand => !draft.Lines.Exists(other => Words.Contains(other.Item, stand.Food) || Words.Contains(stand.Food, other.Item) && other != line)) ?? stands.FirstOrDefault()
            ?? throw new CannotAdaptException($"Nothing that is {diet.Name} can stand for the {line.Item} in '{draft.Title}'.");
        draft.Exchange(line, Fresh(line, stand), substitutions.Handled(stand, line));
    }

    private DraftLine Fresh(DraftLine line, Stand stand) => new(stand.Food, line.Amount * stand.Factor, stand.Unit ?? line.Unit, table.Named(stand.Food), line.Measured);

    /// <summary>What was worked out is read again as any text: a diet that is not kept is refused, never passed on.</summary>
    private void Prove(AdaptedRecipe adapted, RecipeDraft draft, FoodLimits limits)
    {
        if (limits.Diets.Count == 0)
            return;
        var text = $"# {adapted.Title}\n## Ingredients\n{string.Join('\n', draft.Lines.Select(line => line.Item))}\n## Steps\n{string.Join('\n', draft.Steps)}\n{draft.Safety}";
        foreach (var diet in limits.Diets)
            if (check.Check(text, diet) is [var breach, ..])
                throw new CannotAdaptException($"The recipe '{adapted.Title}' cannot be made {diet.Name}: {breach.Sentence}");
    }
}
