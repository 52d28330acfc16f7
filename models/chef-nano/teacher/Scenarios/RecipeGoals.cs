using Agent.Core.Critiques;
using ChefNano.Teacher.Kitchen;

namespace ChefNano.Teacher.Scenarios;

/// <summary>Kitchen goals, drawn so that the plate always keeps what the goal asks.</summary>
internal sealed class RecipeGoals(KnowledgeBase kitchen, RecipeBook book, IReadOnlyList<string> occasions)
{
    private const int Tries = 80;
    private static readonly string[] Dull = ["salt", "pepper", "water", "olive oil", "sunflower oil", "vegetable oil", "sugar", "baking powder", "baking soda", "vegetable stock", "chicken stock", "oil"];
    private static readonly string[] Everyday = ["everyday", "sunday", "weeknight"];
    private static readonly string[] Any = ["recipe", "dish", "meal", "food"];
    private static readonly string[] Diets = [.. RecipeBook.Diets, .. RecipeBook.Diets, "pescatarian", "lactose-free", "soy-free", "halal", "kosher", "alcohol-free", "sesame-free"];
    private static readonly int[] Tables = [2, 6, 8, 2, 6, 3, 5, 10, 12, 1, 7, 9, 14, 20];

    /// <summary>The share of nouns that are the name of the dish.</summary>
    public double Named { get; set; } = 0.2;

    /// <summary>The share of goals that leave the dish open and are searched for by the name of one, as whoever has a cuisine of their own thinks of its dishes.</summary>
    public double Thought { get; set; }

    public RecipeScenario? Draw(Dice dice)
    {
        var frame = dice.Chance(0.35) ? new Frame(Plain(dice)) : dice.Pick(kitchen.Sayings.Recipes);
        var diet = frame.Diet ?? (frame.Has("diet") ? dice.Pick(Diets) : null);
        if (Plate(dice, frame, diet) is not { } plate)
            return null;
        var known = Occasions(plate);
        if (frame.Has("occasion") && dice.Chance(0.2))
            known = [dice.Pick(occasions)];
        var celebrated = frame.Has("occasion") ? dice.Pick(known) : null;
        var occasion = celebrated is null ? null : Phrases.Occasion(dice, celebrated);
        var (asked, extra) = frame.Has("things") ? Things(dice, plate, diet) : (null, null);
        string[] extras = [.. new[] { extra, extra is not null && dice.Chance(0.25) ? Extra(dice, plate, diet) : null }.OfType<string>().Distinct()];
        string[] things = [.. new[] { asked }.OfType<string>().Concat(extras).OrderBy(_ => dice.Next(2))];
        var without = frame.Has("without") ? Without(dice, plate) : null;
        if (frame.Has("without") && (without is null || things.Contains(without)))
            return null;
        var bare = !frame.Has("noun") && !frame.Has("a noun");
        var noun = bare ? frame.Course is { } said ? Called(said) : "recipe" : Noun(dice, plate.Dish);
        var people = frame.People ?? (frame.Has("n") ? dice.Pick(Tables) : 4);
        var file = dice.Chance(0.1) ? $"{(dice.Chance(0.6) ? dice.Word() : dice.Pick("recipe", "food", "plan", "kitchen", "dinner"))}.{dice.Pick("md", "txt")}" : null;
        var goal = Phrases.Filled(dice, frame.Text, noun, Phrases.List(dice, things), occasion, diet, people, without);
        goal = Phrases.Typed(dice, file is null ? goal : Phrases.Saved(dice, goal, file));
        return new RecipeScenario
        {
            Goal = goal,
            Book = book, Dice = dice, Noun = noun, People = people, Occasion = occasion is null ? null : Phrases.AsIn(goal, occasion), Diet = diet, Foods = things, Without = without,
            Subject = string.Join(' ', new[] { diet, occasion, noun }.OfType<string>().Concat(things)),
            Query = Query(diet, occasion, noun, Course(dice, plate, celebrated, noun, things), things),
            Asked = [.. new[] { occasion }.OfType<string>().Concat(things).Select(word => Phrases.AsIn(goal, word))],
            File = file ?? Name(occasion ?? asked, noun),
        };
    }

    // A goal that leaves the course open is searched for one course: which one is drawn, each as often as any other, so that the same goal is not always the same dish.
    private string? Course(Dice dice, Plate plate, string? occasion, string noun, string[] things)
    {
        if (Thought > 0 && things.Length == 0 && noun != plate.Dish.Name && dice.Chance(Thought))
            return plate.Dish.Name;
        if (things.Length > 0 || !Any.Contains(noun) || !dice.Chance(0.9))
            return null;
        var courses = occasion is null ? [] : book.Pages.Values.Select(page => page.Dish).Where(dish => dish.Occasions.Contains(occasion)).Select(dish => dish.Course).Where(course => course != "sauce").Distinct().Order(StringComparer.Ordinal).ToList();
        return Called(courses.Count > 0 ? dice.Pick([.. courses]) : plate.Dish.Course);
    }

    private static string Called(string course) => course == "main" ? "main course" : course;

    private static string Query(string? diet, string? occasion, string noun, string? course, string[] things)
    {
        string?[] words = [diet, occasion, course, .. noun is "recipe" || course is not null ? [] : new[] { noun }, .. things, noun.EndsWith("recipe", StringComparison.Ordinal) && course is null && noun != "recipe" ? null : "recipe"];
        return string.Join(' ', words.OfType<string>());
    }

    private Plate? Plate(Dice dice, Frame frame, string? diet)
    {
        // Half of the plates keep the diet as they are; the others are worked over when they are read.
        var strict = dice.Chance(0.5);
        for (var i = 0; i < Tries; i++)
        {
            var plate = book.Pages[dice.Pick(book.Titles)];
            if ((frame.Course is null || RecipeBook.Suits(plate.Dish, Called(frame.Course)))
                && (diet is null || !strict || kitchen.Keeps(plate, diet))
                && (!frame.Has("occasion") || Occasions(plate).Count > 0))
                return plate;
        }
        return null;
    }

    private static List<string> Occasions(Plate plate) => [.. plate.Dish.Occasions.Where(o => !Everyday.Contains(o))];

    private (string? Asked, string? Extra) Things(Dice dice, Plate plate, string? diet)
    {
        var asked = dice.Chance(0.6) ? Spoken(dice, plate) : null;
        var extra = asked is null || dice.Chance(0.25) ? Extra(dice, plate, diet) : null;
        return asked is null && extra is null ? (null, dice.Word()) : (asked, extra);
    }

    private string? Extra(Dice dice, Plate plate, string? diet)
    {
        if (dice.Chance(0.7))
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
        var text = Draft.Words(plate);
        var words = plate.Items.Where(item => !Dull.Contains(item)).Select(kitchen.Find).OfType<Ingredient>()
            .SelectMany(i => i.Spoken).Distinct().Where(word => Words.Contains(text, word)).ToList();
        return words.Count == 0 ? null : dice.Pick(words);
    }

    // Half of the time it is something that the plate has, so that it must be worked over.
    private string? Without(Dice dice, Plate plate)
    {
        var text = Draft.Words(plate);
        var has = dice.Chance(0.5);
        var things = kitchen.Ingredients.Where(i => i.Kind is "spice" or "herb" or "vegetable" or "fruit" or "nut" && Words.Contains(text, i.Name) == has).ToList();
        return things.Count == 0 ? null : dice.Pick(things).Name;
    }

    private string Noun(Dice dice, Dish dish)
    {
        if (dice.Chance(Named))
            return dish.Name;
        var meal = dish.Meals.Where(m => m is "dinner" or "lunch" or "breakfast" or "dessert").ToList();
        string course = dish.Course switch { "main" => dice.Pick("dish", "main course", "dinner", "meal"), var other => other };
        return dice.Next(10) switch
        {
            0 or 1 or 2 => "recipe",
            3 or 4 or 5 => meal.Count > 0 ? dice.Pick(meal) : course,
            6 => $"{course} recipe",
            _ => course,
        };
    }

    // The shortest ways to ask, with every slot now and then.
    private static string Plain(Dice dice)
    {
        var before = dice.Chance(0.65);
        var occasion = dice.Chance(0.5);
        List<string> back = [];
        if (dice.Chance(0.45))
            back.Add(Phrases.With(dice, "{things}"));
        if (occasion && !before)
            back.Add("for {occasion}");
        if (dice.Chance(0.5))
            back.Add(Phrases.For(dice));
        if (dice.Chance(0.04))
            back.Add("without {without}");
        if (dice.Chance(0.35))
            back = [.. back.OrderBy(_ => dice.Next(1000))];
        var front = string.Concat(dice.Chance(0.12) ? dice.Pick("simple ", "nice ", "good ", "easy ", "tasty ", "traditional ", "special ") : "",
            dice.Chance(0.22) ? "{diet} " : "", occasion && before ? "{occasion} " : "");
        var asked = Phrases.Ask(dice, $"{front}{{noun}}", front.Length == 0);
        var tail = string.Join(' ', back);
        return asked.EndsWith('?') ? $"{asked[..^1]} {tail}".TrimEnd() + "?" : $"{asked} {tail}".TrimEnd();
    }

    private static string Name(string? first, string noun)
    {
        var words = first is null ? noun.Contains(' ', StringComparison.Ordinal) || !Any.Contains(noun) ? noun : "recipe" : $"{first} {noun.Split(' ')[^1]}";
        return string.Join('-', words.ToLowerInvariant().Replace("'", "", StringComparison.Ordinal).Split(' ', StringSplitOptions.RemoveEmptyEntries)) + ".md";
    }
}
