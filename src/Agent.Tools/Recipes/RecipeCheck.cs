using System.Text.RegularExpressions;
using Agent.Tools.Diets;

namespace Agent.Tools.Recipes;

/// <summary>Says what a recipe lacks, each in one sentence that whoever wrote it can act on. Nothing is said of its taste.</summary>
public sealed partial class RecipeCheck(IngredientTable table)
{
    private const int FewestIngredients = 3, FewestSteps = 5;

    /// <summary>In every kitchen, and so in many steps without standing on the list.</summary>
    private static readonly string[] Always = ["water", "salt", "pepper", "black pepper", "oil", "olive oil", "sunflower oil"];

    /// <summary>Kinds of food that a recipe uses and does not make.</summary>
    private static readonly string[] Raw = ["nut", "seed", "fruit", "vegetable", "herb", "spice", "meat", "poultry", "fish", "shellfish"];

    private static readonly string[] Kinds = ["meat", "poultry", "fish", "shellfish", "seafood"];

    public IReadOnlyList<string> Check(string markdown) => Check(RecipeText.Parse(markdown));

    public IReadOnlyList<string> Check(RecipeText recipe) => [.. Form(recipe), .. Amounts(recipe), .. Steps(recipe), .. Unused(recipe), .. Unlisted(recipe)];

    private static IEnumerable<string> Form(RecipeText recipe)
    {
        if (recipe.Title is null)
            yield return "The recipe has no title. Begin with a line '# Title'.";
        if (recipe.Serves is not > 0)
            yield return "The recipe does not say how many it serves. Add a line '- Serves: 4'.";
        if (recipe.Ingredients.Count < FewestIngredients)
            yield return $"The recipe lists {recipe.Ingredients.Count} ingredients. List at least {FewestIngredients} under '## Ingredients', each on a line '- amount unit item'.";
        if (recipe.Sources.Count == 0)
            yield return "The recipe names no source. Name what was read under '## Sources'.";
    }

    private static IEnumerable<string> Amounts(RecipeText recipe) => recipe.Ingredients
        .Where(line => line.Amount is not > 0)
        .Select(line => $"The ingredient '{line.Text}' has no amount. Begin the line with one, such as '200 g'.");

    private static IEnumerable<string> Steps(RecipeText recipe)
    {
        var steps = recipe.Steps;
        if (steps.Count < FewestSteps)
            yield return $"The recipe has {steps.Count} numbered steps. Give at least {FewestSteps} under '## Steps'.";
        if (steps.Where((step, i) => step.Number != i + 1).FirstOrDefault() is { } astray)
            yield return $"The steps are not in order: the number {astray.Number} stands in the place of {steps.TakeWhile(step => step != astray).Count() + 1}.";
        // A cold dish needs no times in its steps, only the one at its head.
        var cold = recipe.Minutes is > 0 && !steps.Any(step => Cooking().IsMatch(step.Text));
        if (!cold && !steps.Any(step => TimeOrHeat().IsMatch(step.Text)))
            yield return "No step says a time or a temperature. Say how long, or how hot in C.";
    }

    private IEnumerable<string> Unused(RecipeText recipe)
    {
        var words = FoodWords.Of(string.Join(" . ", recipe.Steps.Select(step => step.Text))).Select(word => word.Stem).ToHashSet();
        var used = recipe.Steps.SelectMany(step => table.Find(step.Text)).ToList();
        return recipe.Ingredients
            .Where(line => line.Item.Length > 0 && !IsUsed(line, words, used))
            .Select(line => $"No step uses '{line.Item}', which the ingredients list.");
    }

    /// <summary>"The lamb" uses a leg of lamb: a step may say any telling word of the item, or another name of it.</summary>
    private bool IsUsed(IngredientLine line, HashSet<string> words, List<FoundFood> used)
    {
        if (FoodWords.Of(line.Item).Any(word => words.Contains(word.Stem) && word.Stem.Length > 2 && !Vague().IsMatch(word.Stem)))
            return true;
        var listed = table.Find(line.Item).SelectMany(food => food.Foods).ToList();
        return used.Exists(food => food.Foods.Intersect(listed).Any());
    }

    private IEnumerable<string> Unlisted(RecipeText recipe)
    {
        if (recipe.Ingredients.Count == 0)
            yield break;
        var listed = recipe.Ingredients.SelectMany(line => table.Find(line.Item)).ToList();
        var words = recipe.Ingredients.Select(line => FoodWords.Key(line.Item)).ToList();
        var dish = FoodWords.Dish(recipe.Title ?? "");
        var named = new HashSet<string>();
        foreach (var food in recipe.Steps.SelectMany(step => table.Find(step.Text)).Where(IsSaidPlainly))
            if (!IsListed(food, listed, food.Foods.Any(IsRaw) ? words : [.. words, dish]) && named.Add(food.Phrase))
                yield return $"The steps use '{food.Phrase}', which the ingredients do not list.";
    }

    /// <summary>A food's own name; looser words ("the salad", "the nuts", "the custard") mostly mean what the recipe has made by then. Meat and fish are not made.</summary>
    private bool IsSaidPlainly(FoundFood food) => food is { ByName: true, Negated: false, Foods: [var one, ..] } && !Always.Contains(food.Phrase)
        && (table.Has(one.Name) || (one.IsMeat || one.IsFromWater) && !Kinds.Contains(one.Name));

    // A recipe makes bread and hummus, which its title may name for the list; it makes no almonds.
    private static bool IsRaw(Ingredient food) => Raw.Contains(food.Kind);

    /// <summary>A step may be shorter ("the stock") than the list, or use a part ("the egg white"), not more.</summary>
    private static bool IsListed(FoundFood food, List<FoundFood> listed, List<string> lines)
    {
        var phrase = FoodWords.Key(food.Phrase);
        return listed.Exists(known => known.Foods.Select(one => one.Name).Intersect(food.Foods.Select(one => one.Name)).Any() || phrase.StartsWith(FoodWords.Key(known.Phrase) + " ", StringComparison.Ordinal))
            || lines.Exists(line => $" {line} ".Contains($" {phrase} ", StringComparison.Ordinal));
    }

    [GeneratedRegex(@"\b\d+(?:\s*(?:-|to)\s*\d+)?\s*(?:minutes?|mins?|hours?|seconds?|days?|C|°C|F|°F|degrees)\b|\b(?:overnight|an hour|half an hour|a minute)\b", RegexOptions.IgnoreCase)]
    private static partial Regex TimeOrHeat();

    [GeneratedRegex(@"\b(?:heat|bake|roast|boil|fry|simmer|cook|grill|steam|melt|oven|poach|toast|chill|freeze|rest)\b", RegexOptions.IgnoreCase)]
    private static partial Regex Cooking();

    [GeneratedRegex("^(?:of|and|the|for|with|fresh|dried|ground|large|small|whole|cooked|red|green|white|black|brown|yellow|sweet|sour|powder|sauce|juice|oil)$")]
    private static partial Regex Vague();
}
