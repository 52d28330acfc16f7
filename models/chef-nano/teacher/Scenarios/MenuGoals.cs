using Agent.Tools.Diets;
using Agent.Tools.Libraries;
using ChefNano.Teacher.Kitchen;

namespace ChefNano.Teacher.Scenarios;

/// <summary>Goals that ask for a menu: of courses, for days, in rounds or by the clock.</summary>
internal sealed class MenuGoals(KnowledgeBase kitchen, Library library)
{
    private static readonly int[] Tables = [2, 6, 8, 2, 6, 3, 5, 10, 12, 7, 9, 14, 4, 15, 20, 1];
    private static readonly string[] Diets = ["vegetarian", "vegan", "vegetarian", "vegan", "gluten-free", "dairy-free", "pescatarian", "halal", "kosher", "lactose-free", "egg-free", "nut-free", "peanut-free", "soy-free", "fish-free", "shellfish-free", "sesame-free", "alcohol-free", "pork-free", "meat-free"];
    private static readonly string[] Groups = ["alcohol", "pork", "gluten", "dairy", "eggs", "nuts", "fish", "shellfish", "soy", "meat", "peanuts", "milk", "seafood", "sesame"];
    private static readonly string[] Parties = ["garden party", "anniversary", "father's day", "house warming", "graduation", "first date", "film night", "game night", "farewell", "family reunion", "baby shower", "retirement", "Shabbat", "bachelor party", "street party", "office party", "candle-light dinner", "baptism", "valentine", "new years eve", "christmas eve", "Easter Monday"];

    private readonly DietCheck check = new(library.Foods);
    private readonly IReadOnlyList<string> occasions = [.. library.Documents.Where(document => document.Kind == "occasion").Select(document => document.Title)];
    private readonly IReadOnlyList<string> foods = [.. library.Foods.Ingredients.Where(food => food.Kind is "meat" or "poultry" or "fish" or "shellfish" or "vegetable" or "fruit" or "legume" or "nut" or "dairy" or "grain").Select(food => food.Plural ?? food.Name)];

    public MenuScenario? Draw(Dice dice)
    {
        var (frame, shape) = Shape(dice);
        var diets = Keeps(dice, frame);
        var occasion = frame.Has("occasion") ? Occasion(dice) : null;
        var things = frame.Has("things") ? Things(dice, diets) : [];
        var without = frame.Has("without") ? dice.Chance(0.5) ? dice.Pick(Groups) : Without(dice, things) : null;
        var people = frame.People ?? (frame.Has("n") ? dice.Pick(Tables) : 4);
        var filled = frame.Text.Replace("{diet2}", diets.ElementAtOrDefault(1), StringComparison.Ordinal);
        var goal = Phrases.Filled(dice, filled, "menu", Phrases.List(dice, things), occasion, frame.Has("diet") ? diets[0] : null, people, without);
        var file = dice.Chance(0.1) ? $"{(dice.Chance(0.6) ? dice.Word() : dice.Pick("menu", "plan", "party", "dinner", "dishes"))}.{dice.Pick("md", "txt")}" : null;
        goal = Phrases.Typed(dice, file is null ? goal : Phrases.Saved(dice, goal, file));
        var avoided = without is null ? null : Diet.Find($"no {without}");
        string?[] kept = [.. diets, avoided is { Thing: null } ? avoided.Name : null];
        return Fitting(new MenuScenario
        {
            Goal = goal, Dice = dice, People = people, Occasion = Said(goal, occasion), Diets = [.. kept.OfType<string>().Distinct()],
            Lacks = [.. new[] { avoided is { Thing: not null } ? Said(goal, without) : null }.OfType<string>()],
            Foods = [.. things.Select(thing => Said(goal, thing)!)],
            Shape = shape with { Mentions = [.. shape.Mentions.Select(word => Said(goal, word)!)], Labels = [.. shape.Labels] },
            About = About(goal, occasion, shape), Subject = Subject(goal, diets, occasion, things, shape),
            File = file ?? Name(occasion, things, shape),
        });
    }

    private (Frame Frame, MenuShape Shape) Shape(Dice dice)
    {
        var shapes = kitchen.Sayings.Shapes;
        var drawn = dice.Next(100);
        if (drawn < 30)
            return (dice.Pick(kitchen.Sayings.Menus), MenuShape.Courses);
        if (drawn < 62)
            return (dice.Pick(shapes[drawn < 42 ? "party" : "plain"]), MenuShape.Courses);
        var frame = dice.Pick(shapes[drawn < 78 ? "days" : drawn < 88 ? "rounds" : "times"]);
        var (text, shape) = drawn < 78 ? MenuShape.Days(dice, frame.Text) : drawn < 88 ? MenuShape.Rounds(dice, frame.Text) : MenuShape.Times(dice, frame.Text);
        return (frame with { Text = text }, shape);
    }

    // A run keeps what the goal's words state; what it could not keep is not asked for.
    private static MenuScenario? Fitting(MenuScenario scenario) => scenario.Brief.Criteria.Count > 12 ? null : scenario;

    private static List<string> Keeps(Dice dice, Frame frame)
    {
        string?[] diets = [frame.Diet ?? (frame.Has("diet") ? dice.Pick(Diets) : null), frame.Has("diet2") ? dice.Pick("gluten-free", "nut-free", "egg-free", "dairy-free", "alcohol-free", "soy-free") : null];
        return [.. diets.OfType<string>().Distinct()];
    }

    private string Occasion(Dice dice) => dice.Next(20) switch
    {
        < 11 => Phrases.Occasion(dice, dice.Pick(occasions)),
        < 16 => dice.Pick(Parties),
        < 18 => $"{Draft.Capital(dice.Word())} {dice.Pick("day", "festival", "night", "party", "feast")}",
        _ => $"{dice.Word()} {dice.Pick("party", "night", "evening", "gathering")}",
    };

    private string[] Things(Dice dice, IReadOnlyList<string> diets)
        => [.. Enumerable.Range(0, dice.Chance(0.25) ? 2 : 1).Select(_ => Thing(dice, diets)).OfType<string>().Distinct()];

    private string? Thing(Dice dice, IReadOnlyList<string> diets)
    {
        if (dice.Chance(0.4))
            return dice.Chance(0.85) ? dice.Word() : $"{dice.Word()} {dice.Word()}";
        var food = dice.Pick(foods);
        return diets.All(diet => check.Check(food, Diet.Find(diet)!).Count == 0) ? food : dice.Word();
    }

    private string Without(Dice dice, string[] things)
        => dice.Chance(0.25) ? dice.Word() : dice.Pick(foods) is var food && Diet.Find($"no {food}") is { } diet && things.All(thing => check.Check(thing, diet).Count == 0) ? food : dice.Word();

    private static string About(string goal, string? occasion, MenuShape shape)
    {
        string?[] words = [occasion, shape.Words.Length > 0 ? shape.Words : Meal(goal) ?? "menu"];
        return string.Join(' ', words.OfType<string>().Distinct());
    }

    private static string? Meal(string goal)
        => new[] { "lunch", "dinner", "brunch", "breakfast", "supper" }.FirstOrDefault(meal => goal.Contains(meal, StringComparison.OrdinalIgnoreCase));

    private static string Subject(string goal, IReadOnlyList<string> diets, string? occasion, string[] things, MenuShape shape)
    {
        string?[] words =
        [
            .. diets, occasion, shape.Words.Length > 0 ? shape.Words : Meal(goal), "menu", .. shape.Mentions,
            .. new[] { "three course", "starter", "main", "dessert", "rounds", "times" }.Where(word => goal.Contains(word, StringComparison.OrdinalIgnoreCase)), .. things,
        ];
        return string.Join(' ', words.OfType<string>().Distinct());
    }

    private static string? Said(string goal, string? word) => word is null ? null : Phrases.AsIn(goal, word);

    private static string Name(string? occasion, string[] things, MenuShape shape)
    {
        var first = occasion ?? things.FirstOrDefault() ?? (shape.Words.Length > 0 ? shape.Words : null);
        string?[] words = [first, "menu"];
        return string.Join('-', string.Join(' ', words.OfType<string>()).ToLowerInvariant().Replace("'", "", StringComparison.Ordinal).Split(' ', StringSplitOptions.RemoveEmptyEntries)) + ".md";
    }
}
