using Agent.Tools.Libraries;
using ChefNano.Teacher.Kitchen;

namespace ChefNano.Teacher.Scenarios;

/// <summary>Goals that ask for a menu of three courses.</summary>
internal sealed class MenuGoals(KnowledgeBase kitchen, Library library)
{
    private static readonly (string Name, string[] Courses)[] Courses =
        [("Starter", ["starter", "soup", "salad"]), ("Main", ["main"]), ("Dessert", ["dessert", "cake"])];

    public MenuScenario? Draw(Dice dice)
    {
        var frame = dice.Pick([.. kitchen.Sayings.Menus.Where(f => !f.Has("things") && !f.Has("without"))]);
        var occasion = dice.Pick("easter", "christmas", "new year", "thanksgiving", "birthday", "valentine", "diwali", "hanukkah", "halloween", "picnic", "eid", "passover");
        var diet = frame.Diet ?? (frame.Has("diet") ? dice.Pick("vegetarian", "vegan", "gluten-free") : null);
        if (library.Search(occasion, 3).FirstOrDefault(hit => hit.Title.StartsWith(occasion, StringComparison.Ordinal)) is not { } document)
            return null;
        var courses = Courses.Select(c => (c.Name, Plate: Plate(dice, occasion, diet, c.Courses))).ToList();
        if (courses.Any(c => c.Plate is null))
            return null;
        var said = Phrases.Occasion(dice, occasion);
        var people = frame.People ?? (frame.Has("n") ? dice.Pick([2, 6, 8, 10, 12, 5, 3, 7, 14]) : 4);
        var goal = Phrases.Typed(dice, Phrases.Filled(dice, frame.Text, "menu", "", said, diet, people, null));
        return new MenuScenario
        {
            Goal = goal, Occasion = Phrases.AsIn(goal, said), People = people, Diet = diet, Document = document.Title,
            File = $"{occasion.Replace(' ', '-')}-menu.md",
            Courses = [.. courses.Select(c => (c.Name, c.Plate!.Title))],
        };
    }

    private Plate? Plate(Dice dice, string occasion, string? diet, string[] courses)
    {
        var fitting = kitchen.Dishes.Where(d => courses.Contains(d.Course) && d.Occasions.Contains(occasion))
            .Select(d => new Plate(d, d.Slots.ToDictionary(slot => slot.Key, slot => dice.Pick(slot.Value)), kitchen.Plurals))
            .Where(p => diet is null || kitchen.Keeps(p, diet)).ToList();
        return fitting.Count == 0 ? null : dice.Pick(fitting);
    }
}
