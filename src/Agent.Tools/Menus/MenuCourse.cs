namespace Agent.Tools.Menus;

/// <summary>A course of a menu.</summary>
/// <param name="Name">As a menu writes it.</param>
/// <param name="Kinds">What recipes call themselves that are served in it.</param>
/// <param name="Words">Words that ask for it where a menu would not have it by itself.</param>
internal sealed record MenuCourse(string Name, IReadOnlyList<string> Kinds, IReadOnlyList<string> Words)
{
    public static MenuCourse Breakfast { get; } = new("Breakfast", ["Breakfast"], ["breakfast", "brunch", "morning"]);

    public static MenuCourse Starter { get; } = new("Starter", ["Starter", "Soup", "Salad"], []);

    public static MenuCourse Main { get; } = new("Main", ["Main course"], []);

    public static MenuCourse Side { get; } = new("Side", ["Side", "Bread"], ["side", "sides", "trimming", "bread"]);

    public static MenuCourse Dessert { get; } = new("Dessert", ["Dessert", "Cake"], []);

    public static MenuCourse Snack { get; } = new("Snack", ["Snack"], ["snack", "bite", "nibble", "canape", "finger", "tapa", "meze", "mezze", "buffet", "round", "appetizer", "appetiser"]);

    public static MenuCourse Drink { get; } = new("Drink", ["Drink"], ["drink", "cocktail", "aperitif", "punch", "beverage"]);

    /// <summary>In the order in which they are served.</summary>
    public static IReadOnlyList<MenuCourse> All { get; } = [Breakfast, Starter, Main, Side, Dessert, Snack, Drink];

    /// <summary>Those of every menu.</summary>
    public static IReadOnlyList<MenuCourse> Usual { get; } = [Starter, Main, Dessert];

    /// <summary>Those that stand in where a usual one has no dish, the nearest first.</summary>
    public static IReadOnlyList<MenuCourse> Further { get; } = [Side, Snack, Drink, Breakfast];

    public static MenuCourse? Of(string kind) => All.FirstOrDefault(course => course.Kinds.Contains(kind, StringComparer.OrdinalIgnoreCase));
}
