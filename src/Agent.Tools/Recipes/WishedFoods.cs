using Agent.Core.Critiques;
using Agent.Tools.Diets;

namespace Agent.Tools.Recipes;

/// <summary>The foods that are wished in a recipe: named as wished where it has them, put in the place of their like, or added.</summary>
internal sealed class WishedFoods
{
    private readonly IngredientTable table;
    private readonly Substitutions substitutions;
    private readonly FoodLimits limits;
    private readonly int people;
    private readonly List<string> open;
    private readonly List<string> kept = [];

    public WishedFoods(IngredientTable table, Substitutions substitutions, FoodLimits limits, RecipeWish wish)
    {
        (this.table, this.substitutions, this.limits, people) = (table, substitutions, limits, wish.People);
        open = [.. wish.With.Select(word => word.Trim().ToLowerInvariant()).Where(word => word.Length > 0 && limits.Allows(word)).Distinct()];
    }

    /// <summary>Before anything else is exchanged: what the recipe has under another name, and what takes the place of its like.</summary>
    public void Into(RecipeDraft draft)
    {
        kept.AddRange(open.Where(draft.Says));
        // "Pasta" is a dish, and what a recipe of spaghetti has.
        open.RemoveAll(word => draft.Says(word) || Kind(draft, word) || Called(draft, word) || IsNoFood(word) || InPlace(draft, word));
    }

    /// <summary>The wished food that can play the part of one that has to go; null if none can.</summary>
    public Stand? Among(IReadOnlyList<Stand> stands, DraftLine line, RecipeDraft draft)
    {
        foreach (var word in open)
        {
            if ((stands.FirstOrDefault(one => IngredientTable.IsSame(one.Food, word)) ?? LikeOne(stands, line, word)) is not { } stand)
                continue;
            open.Remove(word);
            kept.Add(word);
            return stand with { Food = word };
        }
        return null;
    }

    /// <summary>A stand of the same kin shows what is done with it: lentils can stand for mince where other lentils can, and for a roast they cannot.</summary>
    private Stand? LikeOne(IReadOnlyList<Stand> stands, DraftLine line, string word)
    {
        if (Food(word) is not { } food || FoodRoles.Of(line.Kind) != FoodRoles.Of(food.Kind) || !FoodRoles.IsHelping(line))
            return null;
        var kin = substitutions.Kin(food.Name).ToHashSet();
        return stands.FirstOrDefault(stand => kin.Contains(stand.Food)) ?? (food.Kind == line.Kind ? new(word, 1, null, "", []) : null);
    }

    /// <summary>After all exchanges: what found no place is added.</summary>
    public void Rest(RecipeDraft draft)
    {
        foreach (var line in open.Where(word => !draft.Says(word)).Select(Helping))
            new AddedFood(line, substitutions).Into(draft);
    }

    // Nobody eats a grandmother, and "wihtout" is a slip: only a word that is none of everyday speech can be a food that no table knows.
    private bool IsNoFood(string word)
        => (substitutions.IsDish(word) && !IsPlant(word)) || Diet.Find(word) is not null || (table.Find(word).Count == 0 && EverydayWords.AreNoFood(word));

    // Red chilies are no dish of chili.
    private bool IsPlant(string word) => table.Named(word)?.Kind is "vegetable" or "fruit" or "herb" or "spice";

    /// <summary>The food that a word names, whole: by its own name, or as the first of those that go by it.</summary>
    private Ingredient? Food(string word) => table.Named(word) ?? (Whole(word) is [var first, ..] ? first : null);

    private IReadOnlyList<Ingredient> Whole(string word) => FoodWords.Of(word) is { Count: > 0 } words && table.LengthAt(words, 0) == words.Count ? [.. table.Find(word).SelectMany(found => found.Foods)] : [];

    private bool Called(RecipeDraft draft, string word)
    {
        var foods = Whole(word).Select(food => food.Name).ToHashSet();
        if (draft.Lines.Find(line => line.Food is { } food && foods.Contains(food.Name) && !limits.Forbids(line.Item)) is not { } line)
            return false;
        draft.Exchange(line, line with { Item = word });
        kept.Add(word);
        return true;
    }

    // Lasagne sheets are pasta, and the list says so where pasta was asked for.
    private bool Kind(RecipeDraft draft, string word)
    {
        if (!substitutions.IsDish(word) || draft.Lines.FindIndex(line => line.Food is { } food && food.Words.Any(name => IngredientTable.IsSame(name, word)) && !limits.Forbids(line.Item)) is not (>= 0 and var at))
            return false;
        draft.Lines[at] = draft.Lines[at] with { Item = $"{draft.Lines[at].Item} ({word})" };
        kept.Add(word);
        return true;
    }

    private bool InPlace(RecipeDraft draft, string word)
    {
        if (Food(word) is not { } food || draft.Lines.Exists(line => limits.Forbids(line.Item) && FoodRoles.Of(line.Kind) == FoodRoles.Of(food.Kind)))
            return false;
        var line = Like(draft, food);
        if (line is null)
            return false;
        draft.Exchange(line, new(word, line.Amount, line.Unit, table.Named(word) ?? food), substitutions.Handled(new(word, 1, null, "", []), line));
        kept.Add(word);
        return true;
    }

    private DraftLine? Like(RecipeDraft draft, Ingredient food)
    {
        var free = draft.Lines.Where(line => !kept.Exists(word => Words.Contains(line.Item, word)) && FoodRoles.IsHelping(line) && !IsFilled(draft, line)).ToList();
        var likeness = FoodRoles.Likeness(food.Kind);
        if (likeness.Length > 0 && FoodRoles.IsHelping(new(food.Name, 1, Unit(food).Unit, food)))
            return free.Where(line => FoodRoles.Likeness(line.Kind) == likeness).Select(line => (line, At: At(draft.Title, line))).Where(pair => pair.At >= 0).OrderByDescending(pair => pair.At).Select(pair => pair.line).FirstOrDefault();
        var kin = substitutions.Kin(food.Name).ToHashSet();
        return free.Where(line => kin.Contains(line.Food?.Name ?? "")).OrderByDescending(line => line.Amount).FirstOrDefault();
    }

    /// <summary>A hollowed apple cannot be a raspberry.</summary>
    private static bool IsFilled(RecipeDraft draft, DraftLine line) => draft.Steps.Exists(step => step.Contains($"fill the {line.Item}", StringComparison.OrdinalIgnoreCase));

    /// <summary>Where the title names it.</summary>
    private int At(string title, DraftLine line)
    {
        var words = FoodWords.Of(title);
        var places = new FoodSwap(table, line, line, []).Find(words).ToList();
        return places.Count == 0 ? -1 : places[^1].From;
    }

    private DraftLine Helping(string word)
    {
        var food = Food(word);
        var (amount, unit) = Unit(food);
        return new(word, Math.Max(1, Math.Ceiling(amount * people)), unit, food, Measured: true);
    }

    private static (double Amount, string Unit) Unit(Ingredient? food) => food switch
    {
        { Name: "garlic" } => (0.5, "cloves"),
        { Kind: "egg" } => (1, ""),
        { Kind: "spice" } => (0.5, "tsp"),
        { Kind: "herb" or "sauce" or "fat" or "sweetener" } => (0.5, "tbsp"),
        { Kind: "liquid" } => (50, "ml"),
        _ => (50, "g"),
    };
}
