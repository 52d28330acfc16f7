using System.Collections.Frozen;

namespace Agent.Tools.Diets;

/// <summary>What the words round a food's name make of it: "oat milk", "gluten-free flour", "without butter", "cream the sugar".</summary>
internal static class FoodSense
{
    private const int NegationReach = 3;
    private const int QualifierReach = 4;

    private static readonly FrozenSet<string> Plants = FrozenSet.ToFrozenSet(
        ["coconut", "almond", "oat", "soy", "rice", "cashew", "hazelnut", "hemp", "pea", "macadamia", "plant", "peanut", "nut", "seed", "cocoa", "shea"]);

    private static readonly FrozenSet<string> GlutenFreeGrains = FrozenSet.ToFrozenSet(
        ["rice", "corn", "maize", "chickpea", "gram", "coconut", "almond", "buckwheat", "potato", "tapioca", "cassava", "chestnut", "hazelnut", "soy", "quinoa", "millet", "sorghum", "teff", "lentil", "glass"]);

    private static readonly FrozenSet<string> Doughs = FrozenSet.ToFrozenSet(["flour", "noodle", "pasta", "tortilla", "cracker", "wrap", "spaghetti", "macaroni", "penne"]);

    /// <summary>Words that are a food after "the" and work after "then".</summary>
    private static readonly FrozenSet<string> Verbs = FrozenSet.ToFrozenSet(["chop", "peel", "mince", "zest", "juice", "seed"]);

    private static readonly FrozenSet<string> Leading = FrozenSet.ToFrozenSet(["and", "then", "or", "to", "finely", "roughly", "coarsely", "you", "first", "now"]);

    private static readonly FrozenSet<string> Connectors = FrozenSet.ToFrozenSet(["with", "and", "or", "of", "in", "for", "on", "to", "from", "the", "a", "an"]);

    private static readonly FrozenSet<string> Negations = FrozenSet.ToFrozenSet(["no", "without", "omit", "skip", "avoid", "never", "not"]);

    private static readonly FrozenDictionary<string, string[]> Allergens = new Dictionary<string, string[]>
    {
        ["gluten"] = ["gluten"], ["wheat"] = ["gluten"], ["dairy"] = ["milk"], ["milk"] = ["milk"], ["lactose"] = ["milk"], ["egg"] = ["egg"],
        ["nut"] = ["nuts", "peanut"], ["peanut"] = ["peanut"], ["soy"] = ["soy"], ["fish"] = ["fish"], ["shellfish"] = ["shellfish"],
        ["alcohol"] = ["alcohol"], ["sesame"] = ["sesame"], ["mustard"] = ["mustard"], ["celery"] = ["celery"],
    }.ToFrozenDictionary();

    /// <summary>"Cream the sugar" is no cream, "chop the onions" no chop, and "nut-free" is no nut.</summary>
    public static bool IsVerbOrLabel(List<FoodWord> words, int at, int length)
    {
        var next = at + length < words.Count && !words[at + length].Starts ? words[at + length].Stem : "";
        if (next == "free")
            return true;
        var begins = length == 1 && (words[at].Starts || Leading.Contains(words[at - 1].Stem));
        return begins && (Verbs.Contains(words[at].Stem) && next != "of" || words[at].Stem == "cream" && next is "the" or "together" or "them");
    }

    /// <summary>The foods as the words before them change them.</summary>
    public static IReadOnlyList<Ingredient> Qualified(List<FoodWord> words, int at, IReadOnlyList<Ingredient> foods)
    {
        if (words[at].Starts)
            return foods;
        var before = words[at - 1].Stem;
        IEnumerable<Ingredient> changed = foods;
        if (Plants.Contains(before) || before is "apple" or "pumpkin" && words[at].Stem == "butter")
            changed = changed.Select(food => food.Contains.Contains("milk") ? food.MadeOfPlants() : food);
        if (GlutenFreeGrains.Contains(before))
            changed = changed.Select(food => Doughs.Overlaps(FoodWords.Of(food.Name).Select(word => word.Stem)) ? food.Without("gluten") : food);
        for (var i = at - 1; i >= 0 && at - i <= QualifierReach && !words[i + 1].Starts && !Connectors.Contains(words[i].Stem); i--)
            if (Changes(words, i) is { } change)
                changed = changed.Select(change);
        return [.. changed];
    }

    /// <summary>"Without milk or butter", "instead of butter", "free from butter"; not the salt of "without butter with salt".</summary>
    public static bool IsLeftOut(List<FoodWord> words, int at)
    {
        for (var i = at; i > 0 && at - i < NegationReach && !words[i].Starts; i--)
        {
            var before = words[i - 1].Stem;
            if (before is "with" or "but")
                return false;
            if (Negations.Contains(before) || i > 1 && (before == "of" && words[i - 2].Stem is "instead" or "free" || before == "from" && words[i - 2].Stem == "free"))
                return true;
        }
        return false;
    }

    private static Func<Ingredient, Ingredient>? Changes(List<FoodWord> words, int at)
    {
        var before = at > 0 && !words[at].Starts ? words[at - 1].Stem : "";
        return words[at].Stem switch
        {
            "vegan" => food => food.MadeOfPlants(),
            "based" when before == "plant" => food => food.MadeOfPlants(),
            "vegetarian" or "veggie" or "meatless" => food => food.Contains.Contains("milk") ? food with { Animal = false } : food.MadeOfPlants(),
            "free" when before == "meat" => food => food.MadeOfPlants(),
            "free" when Allergens.TryGetValue(before, out var allergens) => food => allergens.Aggregate(food, (left, allergen) => left.Without(allergen)),
            _ => null,
        };
    }
}
