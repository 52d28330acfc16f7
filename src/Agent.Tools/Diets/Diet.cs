using System.Text.RegularExpressions;

namespace Agent.Tools.Diets;

/// <summary>What someone does not eat.</summary>
public sealed partial class Diet
{
    private Diet(string name, Func<Ingredient, bool> forbids)
    {
        Name = name;
        Forbids = forbids;
    }

    /// <summary>As a sentence says it: "vegan", "gluten-free", "free of garlic".</summary>
    public string Name { get; }

    /// <summary>Meat and milk are allowed, but not in one meal.</summary>
    public bool KeepsMeatFromMilk { get; private init; }

    /// <summary>For a diet that leaves out one thing, its name: looked for also where no table knows it.</summary>
    public string? Thing { get; private init; }

    internal Func<Ingredient, bool> Forbids { get; }

    /// <summary>The diet that the words name, such as "vegan", "a gluten-free diet", "no nuts", "without onions"; null for words that name none.</summary>
    public static Diet? Find(string words)
    {
        var text = Filler().Replace(words.Trim().ToLowerInvariant().Replace('_', '-'), " ").Trim();
        if (Named(text) is { } named)
            return named;
        var thing = Leaving().Match(text) is { Success: true } leaving ? leaving.Groups["thing"].Value.Trim() : "";
        return thing.Length == 0 ? null : Group(FoodWords.Key(thing)) ?? Single(thing);
    }

    private static Diet? Named(string text) => text.Replace('-', ' ') switch
    {
        "vegetarian" or "veggie" or "vegetarians" or "meatless" or "ovo lacto vegetarian" or "lacto ovo vegetarian" => new("vegetarian", food => food.Animal),
        "vegan" or "vegans" or "plant based" => new("vegan", food => !food.Vegan),
        "pescatarian" or "pescetarian" => new("pescatarian", food => food.IsMeat),
        "halal" => new("halal", food => food.IsPork || food.Contains.Contains("alcohol")),
        "kosher" => new("kosher", food => food.IsPork || food.Kind == "shellfish" || food.Contains.Contains("shellfish")) { KeepsMeatFromMilk = true },
        "coeliac" or "celiac" => Group("gluten"),
        "lactose intolerant" => Group("lactose"),
        _ => null,
    };

    private static Diet? Group(string thing) => thing switch
    {
        "gluten" or "wheat" => Allergen("gluten-free", "gluten"),
        "dairy" or "milk" or "milk product" => Allergen("dairy-free", "milk"),
        "lactose" => Allergen("lactose-free", "milk"),
        "egg" => Allergen("egg-free", "egg"),
        "nut" or "tree nut" => new("nut-free", food => food.Contains.Contains("nuts") || food.Contains.Contains("peanut")),
        "peanut" => Allergen("peanut-free", "peanut"),
        "soy" => Allergen("soy-free", "soy"),
        "fish" => Allergen("fish-free", "fish"),
        "shellfish" or "seafood" => Allergen("shellfish-free", "shellfish"),
        "sesame" => Allergen("sesame-free", "sesame"),
        "alcohol" => Allergen("alcohol-free", "alcohol"),
        "pork" => new("pork-free", food => food.IsPork),
        "meat" => new("meat-free", food => food.IsMeat),
        "animal product" => new("vegan", food => !food.Vegan),
        _ => null,
    };

    private static Diet Allergen(string name, string allergen) => new(name, food => food.Contains.Contains(allergen));

    /// <summary>"No cheese" forbids cheddar, since cheddar may be called cheese, and "no beef" beef stock; "no butter" allows butter beans.</summary>
    private static Diet Single(string thing) =>
        new($"free of {thing}", food => IngredientTable.IsSame(food.Name, thing) || food.Words.Any(word => IngredientTable.IsSame(word, thing)) || IsMadeOf(food, thing)) { Thing = thing };

    // Stock and fat are named for their animal; cream cheese is named for how it is.
    private static bool IsMadeOf(Ingredient food, string thing) => food is { Animal: true, Kind: not "dairy" } && FoodWords.Key(food.Name).StartsWith(FoodWords.Key(thing) + " ", StringComparison.Ordinal);

    [GeneratedRegex(@"\b(a|an|the|any|strictly|strict|diet|friendly|food|recipe|dish|please|completely|added)\b")]
    private static partial Regex Filler();

    [GeneratedRegex(@"^(?:(?:no|without|free (?:of|from)|allergic to|not|lacks?|avoid(?:s|ing)?)\s+(?<thing>.+)|(?<thing>.+?)(?:[\s-]+free|[\s-]+allergy|[\s-]+intolerant|[\s-]+intolerance))$")]
    private static partial Regex Leaving();
}
