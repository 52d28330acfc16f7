using Agent.Core.Critiques;
using ChefNano.Teacher.Kitchen;

namespace ChefNano.Teacher.Scenarios;

/// <summary>Kitchen goals, drawn so that the plate always keeps what the goal asks.</summary>
internal sealed class RecipeGoals(KnowledgeBase kitchen, RecipeBook book)
{
    private static readonly string[] Diets = ["vegetarian", "vegan", "gluten-free", "dairy-free", "egg-free", "nut-free"];
    private static readonly string[] Dull = ["salt", "pepper", "water", "olive oil", "sunflower oil", "vegetable oil", "sugar", "baking powder", "baking soda", "vegetable stock", "chicken stock", "oil"];
    private static readonly int[] Tables = [2, 6, 8, 2, 6, 3, 5, 10, 12, 1, 4, 4, 7, 9];

    public RecipeScenario Draw(Dice dice)
    {
        var plate = book.Pages[dice.Pick(book.Titles)];
        var people = dice.Chance(0.5) ? 4 : dice.Pick(Tables);
        var occasions = plate.Dish.Occasions.Where(o => o is not ("everyday" or "sunday" or "weeknight")).ToList();
        var occasion = occasions.Count > 0 && dice.Chance(0.5) ? Phrases.Occasion(dice, dice.Pick(occasions)) : null;
        var diet = dice.Chance(0.22) ? Diets.Where(d => kitchen.Keeps(plate, d)).OrderBy(_ => dice.Next(1000)).FirstOrDefault() : null;
        var extra = dice.Chance(0.38) ? Extra(dice, plate, diet) : null;
        var asked = dice.Chance(extra is null ? 0.55 : 0.3) ? Spoken(dice, plate) : null;
        List<string> things = [.. new[] { asked, extra }.OfType<string>().OrderBy(_ => dice.Next(2))];
        var without = dice.Chance(0.06) ? Without(dice, plate) : null;
        var noun = Noun(dice, plate.Dish, occasion is not null || things.Count > 0 || diet is not null);
        var named = noun == plate.Dish.Name || noun == plate.Title;
        var file = dice.Chance(0.12) ? $"{(dice.Chance(0.6) ? dice.Word() : dice.Pick("recipe", "food", "plan", "kitchen", "dinner"))}.{dice.Pick("md", "txt")}" : null;
        var quick = plate.Dish.Quick && dice.Chance(0.3) ? dice.Pick("quick", "fast", "quick and easy") : null;
        var goal = Goal(dice, quick, people, occasion, diet, things, without, noun, file);
        return new RecipeScenario
        {
            Goal = Phrases.Typed(dice, goal),
            Book = book,
            Dice = dice,
            Noun = noun,
            Ingredient = asked,
            Subject = Subject(quick, diet, occasion, noun, things),
            People = people,
            Occasion = occasion,
            Diet = diet,
            Extra = extra,
            Without = without,
            Asked = [.. new[] { occasion }.OfType<string>(), .. things],
            File = file ?? Name(occasion, things, named ? plate.Dish.Name : noun),
        };
    }

    private string? Extra(Dice dice, Plate plate, string? diet)
    {
        if (dice.Chance(0.75))
            return dice.Chance(0.85) ? dice.Word() : $"{dice.Word()} {dice.Word()}";
        var savoury = plate.Dish.Course is "main" or "soup" or "salad" or "side" or "starter" or "snack";
        string[] kinds = savoury ? ["vegetable", "herb", "legume", "seed"] : ["fruit"];
        var fitting = kitchen.Ingredients.Where(i => kinds.Contains(i.Kind) && (diet is null || KnowledgeBase.Keeps(i, diet))
            && !plate.Items.Any(item => Words.Contains(item, i.Name))).ToList();
        return fitting.Count == 0 ? null : dice.Pick(fitting) is var found ? found.Plural ?? found.Name : null;
    }

    // A word that a person would use for something on the plate, and that the recipe really says.
    private string? Spoken(Dice dice, Plate plate)
    {
        var text = Draft.Recipe(plate, 4, null, null, null, "");
        var words = plate.Items.Where(item => !Dull.Contains(item)).Select(kitchen.Find).OfType<Ingredient>()
            .SelectMany(i => i.Spoken).Distinct().Where(word => Words.Contains(text, word)).ToList();
        return words.Count == 0 ? null : dice.Pick(words);
    }

    private string? Without(Dice dice, Plate plate)
    {
        var text = Draft.Recipe(plate, 4, null, null, null, "");
        var absent = kitchen.Ingredients.Where(i => i.Kind is "spice" or "herb" or "vegetable" or "fruit" && !Words.Contains(text, i.Name)).ToList();
        return dice.Pick(absent).Name;
    }

    private static string Noun(Dice dice, Dish dish, bool said)
    {
        if (dice.Chance(said ? 0.12 : 0.5))
            return dish.Name;
        var meal = dish.Meals.Where(m => m is "dinner" or "lunch" or "breakfast" or "dessert").ToList();
        string course = dish.Course switch { "main" => dice.Pick("dish", "main course", "dinner", "meal"), var other => other };
        return dice.Next(10) switch
        {
            0 or 1 or 2 or 3 => "recipe",
            4 or 5 => meal.Count > 0 ? dice.Pick(meal) : course,
            6 => $"{course} recipe",
            _ => course,
        };
    }

    private static string Goal(Dice dice, string? quick, int people, string? occasion, string? diet, List<string> things, string? without, string noun, string? file)
    {
        var before = dice.Chance(0.65);
        List<string> front = [];
        if (quick is not null)
            front.Add(quick);
        else if (dice.Chance(0.1))
            front.Add(dice.Pick("simple", "nice", "good", "easy", "tasty", "traditional", "special"));
        if (diet is not null && dice.Chance(0.75))
            front.Add(diet);
        if (occasion is not null && before)
            front.Add(occasion);
        List<string> back = [];
        if (things.Count > 0)
            back.Add(Phrases.With(dice, things));
        if (diet is not null && !front.Contains(diet))
            back.Add(Phrases.Diet(dice, diet));
        if (occasion is not null && !before)
            back.Add($"for {occasion}");
        if (people != 4 || dice.Chance(0.15))
            back.Add(Phrases.For(dice, people));
        if (without is not null)
            back.Add($"without {without}");
        if (dice.Chance(0.35))
            back = [.. back.OrderBy(_ => dice.Next(1000))];
        if (file is not null)
            back.Add(Phrases.SavedIn(dice, file));
        var asked = Phrases.Ask(dice, string.Join(' ', [.. front, noun]));
        var tail = string.Join(' ', back);
        return asked.EndsWith('?') ? $"{asked[..^1]} {tail}".TrimEnd() + "?" : $"{asked} {tail}".TrimEnd();
    }

    private static string Subject(string? quick, string? diet, string? occasion, string noun, List<string> things)
        => string.Join(' ', new[] { quick is null ? null : "quick", diet, occasion, noun }.OfType<string>().Concat(things));

    private static string Name(string? occasion, List<string> things, string noun)
    {
        var first = occasion ?? things.FirstOrDefault();
        var words = $"{first} {noun.Split(' ')[^1]}";
        if (first is null)
            words = noun.Contains(' ', StringComparison.Ordinal) || noun is not ("recipe" or "dish") ? noun : "recipe";
        return string.Join('-', words.ToLowerInvariant().Replace("'", "", StringComparison.Ordinal).Split(' ', StringSplitOptions.RemoveEmptyEntries)) + ".md";
    }
}
