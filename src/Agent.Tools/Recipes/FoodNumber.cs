namespace Agent.Tools.Recipes;

/// <summary>One or several: what a cook writes for each.</summary>
internal static class FoodNumber
{
    private static readonly string[] Mass = ["asparagus", "hummus", "couscous", "molasses", "citrus", "swiss"];
    private static readonly Dictionary<string, string> Units = new()
    {
        ["pinch"] = "pinches", ["clove"] = "cloves", ["slice"] = "slices", ["sprig"] = "sprigs", ["sheet"] = "sheets", ["tin"] = "tins",
    };

    public static string Unit(string unit, int amount)
    {
        var single = Units.FirstOrDefault(pair => pair.Value == unit || pair.Key == unit);
        return single.Key is null ? unit : amount == 1 ? single.Key : single.Value;
    }

    /// <summary>The item of a count: "egg" for one, "eggs" for more.</summary>
    public static string Counted(DraftLine line, int amount)
    {
        if (line.Food is { Plural: { } plural } food && (line.Item == food.Name || line.Item == plural))
            return amount == 1 ? food.Name : plural;
        return amount == 1 && IsPlural(line.Item) ? Single(line.Item) : line.Item;
    }

    public static bool IsPlural(string name)
    {
        var last = name[(name.LastIndexOf(' ') + 1)..];
        return last.Length > 3 && last.EndsWith('s') && !last.EndsWith("ss", StringComparison.Ordinal) && !Mass.Contains(last);
    }

    /// <summary>"blueberry" of "blueberries", "egg white" of "egg whites"; what has no plural ending stays.</summary>
    public static string Single(string name)
    {
        if (!IsPlural(name))
            return name;
        return name switch
        {
            _ when name.EndsWith("leaves", StringComparison.Ordinal) => name[..^3] + "f",
            _ when name.EndsWith("cookies", StringComparison.Ordinal) => name[..^1],
            _ when name.EndsWith("ies", StringComparison.Ordinal) => name[..^3] + "y",
            _ when name.EndsWith("oes", StringComparison.Ordinal) || name.EndsWith("shes", StringComparison.Ordinal) => name[..^2],
            _ => name[..^1],
        };
    }
}
