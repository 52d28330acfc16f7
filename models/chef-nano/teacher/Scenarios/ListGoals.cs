using Agent.Core.Critiques;
using ChefNano.Teacher.Kitchen;

namespace ChefNano.Teacher.Scenarios;

/// <summary>Goals that ask for a shopping list of a dish.</summary>
internal sealed class ListGoals(KnowledgeBase kitchen, RecipeBook book)
{
    private const int MostWords = 4;
    private static readonly int[] Tables = [2, 6, 8, 2, 6, 3, 5, 10, 12, 1, 7, 9, 14, 4, 20];
    private static readonly string[] Diets = [.. RecipeBook.Diets, "lactose-free", "soy-free", "alcohol-free"];

    public ListScenario? Draw(Dice dice)
    {
        var frame = dice.Pick(kitchen.Sayings.Lists);
        var plate = book.Pages[dice.Pick(book.Titles)];
        var diet = frame.Diet ?? (frame.Has("diet") ? dice.Pick(Diets) : null);
        if (diet is not null && dice.Chance(0.7) && !kitchen.Keeps(plate, diet))
            return null;
        var (dish, foods) = Dish(dice, plate);
        if (Words.Of(dish).Count > MostWords)
            return null;
        var people = frame.People ?? (frame.Has("n") ? dice.Pick(Tables) : 4);
        var file = dice.Chance(0.15) ? $"{(dice.Chance(0.5) ? dice.Word() : dice.Pick("buy", "list", "shopping", "groceries", "market", "basket"))}.{dice.Pick("md", "txt")}" : null;
        var said = foods.Length == 0 ? dish : $"{dish} with {string.Join(" and ", foods)}";
        var goal = Phrases.Filled(dice, frame.Text.Replace("{dish}", said, StringComparison.Ordinal), "list", "", null, diet, people, null);
        goal = Phrases.Typed(dice, file is null ? goal : Phrases.Saved(dice, goal, file));
        return new ListScenario
        {
            Goal = goal, Dice = dice, People = people, Diet = diet, File = file ?? "shopping-list.md",
            Dish = Phrases.AsIn(goal, dish), Foods = [.. foods.Select(food => Phrases.AsIn(goal, food))],
        };
    }

    // A dish by its own words alone, with what its recipe names, or with a food that no recipe of it has.
    private static (string Dish, string[] Foods) Dish(Dice dice, Plate plate)
    {
        var parts = plate.Title.Split(" with ");
        string[] named = parts.Length == 2 ? parts[1].Split(" and ") : [];
        return dice.Next(20) switch
        {
            < 10 => (parts[0], []),
            < 14 => (parts[0], named),
            < 16 when named.Length > 0 => (parts[0], [dice.Pick(named)]),
            < 19 => (parts[0], [dice.Chance(0.8) ? dice.Word() : $"{dice.Word()} {dice.Word()}"]),
            _ => (parts[0].Split(' ')[^1], []),
        };
    }
}
