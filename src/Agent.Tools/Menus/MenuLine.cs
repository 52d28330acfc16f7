namespace Agent.Tools.Menus;

/// <summary>A dish on a menu under the name that it has there: its title, and a food that the menu must name besides.</summary>
internal sealed record MenuPlace(MenuDish Dish, string Name)
{
    /// <summary>With a food served beside it.</summary>
    public MenuPlace With(string food) => this with { Name = Name.Contains(", with ", StringComparison.Ordinal) ? $"{Name} and {food}" : $"{Name}, with {food}" };

    /// <summary>With another word for what it is.</summary>
    public MenuPlace Called(string food) => this with { Name = $"{Name} ({food})" };
}

/// <summary>A course with the dishes to choose from, best first.</summary>
/// <param name="Label">The course, or the day.</param>
/// <param name="Places">The dishes.</param>
/// <param name="IsWished">Whether the first has what was wished.</param>
internal sealed record MenuLine(string Label, IReadOnlyList<MenuPlace> Places, bool IsWished)
{
    /// <summary>What may be put down: where a wish has its place, nothing else.</summary>
    public IEnumerable<MenuPlace> Offered => IsWished ? Places.Take(1) : Places;

    public override string ToString() => $"{Label}: {string.Join("; ", Places.Select(place => place.Name))}";
}
