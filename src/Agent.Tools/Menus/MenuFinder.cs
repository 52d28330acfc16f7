using Agent.Core.Critiques;
using Agent.Tools.Diets;

namespace Agent.Tools.Menus;

/// <summary>Finds dishes for the courses of a menu. Same dishes, same wish: same answer.</summary>
internal sealed class MenuFinder(IReadOnlyList<MenuDish> dishes, IngredientTable table)
{
    private const int Fewest = 3, Most = 3;

    public IReadOnlyList<MenuLine> Find(MenuWish wish)
    {
        var fitting = dishes.Where(wish.Allows).OrderByDescending(wish.Fit).ThenBy(dish => wish.Lot(dish.Title)).ToLookup(dish => dish.Course);
        var shown = Shown(wish, fitting);
        var firsts = new Dictionary<MenuCourse, MenuPlace>();
        foreach (var food in wish.Foods.Where(food => !firsts.Values.Any(first => Words.Contains(first.Name, food))))
            if ((Holding(food, fitting, shown, firsts) ?? Added(food, fitting, shown, firsts)) is { } place && wish.Allows(place.Name))
                firsts[place.Dish.Course] = place;
        if (wish.Days.Count > 0)
            return [.. Days(wish.Days, Places(fitting[MenuCourse.Main], firsts.GetValueOrDefault(MenuCourse.Main), int.MaxValue))];
        return [.. MenuCourse.All.Where(course => shown.Contains(course) || firsts.ContainsKey(course)).Select(course => new MenuLine(course.Name, Places(fitting[course], firsts.GetValueOrDefault(course), Most), firsts.ContainsKey(course)))];
    }

    private static List<MenuCourse> Shown(MenuWish wish, ILookup<MenuCourse, MenuDish> fitting)
    {
        var shown = MenuCourse.Usual.Concat(MenuCourse.Further.Where(wish.AsksFor)).Where(fitting.Contains).ToList();
        return [.. shown, .. MenuCourse.Further.Except(shown).Where(fitting.Contains).Take(Math.Max(0, Fewest - shown.Count))];
    }

    /// <summary>A dish that has the food: by its title, in any course; else by its ingredients, in one that the menu has.</summary>
    private MenuPlace? Holding(string food, ILookup<MenuCourse, MenuDish> fitting, List<MenuCourse> shown, Dictionary<MenuCourse, MenuPlace> firsts)
    {
        var free = shown.Except(firsts.Keys).ToList();
        var further = MenuCourse.Further.Except(shown).Except(firsts.Keys).ToList();
        var foods = table.Find(food).SelectMany(found => found.Foods).Select(one => one.Name).ToHashSet();
        bool Has(string text) => table.Find(text).Any(found => !found.Negated && found.Foods.Any(one => foods.Contains(one.Name)));
        MenuPlace? First(List<MenuCourse> courses, Func<MenuDish, bool> holds) => courses.SelectMany(course => fitting[course]).FirstOrDefault(holds) is { } dish ? new(dish, dish.Title) : null;
        return First(free, dish => Words.Contains(dish.Title, food))
            ?? First(free, dish => Has(dish.Title))?.Called(food)
            ?? First(further, dish => Words.Contains(dish.Title, food))
            ?? First(free, dish => dish.Ingredients.Any(line => Words.Contains(line, food) || Has(line)))?.With(food);
    }

    /// <summary>A dish that goes with the food, which no dish has.</summary>
    private MenuPlace? Added(string food, ILookup<MenuCourse, MenuDish> fitting, List<MenuCourse> shown, Dictionary<MenuCourse, MenuPlace> firsts)
    {
        var sweet = table.Find(food) is [{ Foods: [var one, ..] }, ..] ? one.Kind is "fruit" or "sweetener" or "nut" : (bool?)null;
        var fits = shown.Where(course => sweet is null || sweet == (course == MenuCourse.Dessert)).Concat(shown).ToList();
        var course = fits.Except(firsts.Keys).FirstOrDefault() ?? fits.FirstOrDefault();
        if (course is null)
            return null;
        return (firsts.GetValueOrDefault(course) ?? new(fitting[course].First(), fitting[course].First().Title)).With(food);
    }

    // Each day has dishes of its own.
    private static IEnumerable<MenuLine> Days(IReadOnlyList<string> days, IReadOnlyList<MenuPlace> dishes)
        => days.Select((day, i) => new MenuLine(day, [.. dishes.Where((_, at) => at % days.Count == i).Take(Most)], i == 0 && dishes.Count > 0 && dishes[0].Name != dishes[0].Dish.Title)).Where(line => line.Places.Count > 0);

    private static MenuPlace[] Places(IEnumerable<MenuDish> dishes, MenuPlace? first, int most)
        => [.. dishes.Select(dish => dish == first?.Dish ? first : new MenuPlace(dish, dish.Title)).OrderByDescending(place => place == first).DistinctBy(place => place.Dish.Stem).Take(most)];
}
