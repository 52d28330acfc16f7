namespace Agent.Tools.Recipes;

/// <summary>What a food does in a dish.</summary>
internal static class FoodRoles
{
    private const double ATopping = 60;
    private static readonly string[] Pungent = ["garlic", "onions", "red onions", "spring onions", "shallots", "ginger", "green chilies", "red chilies", "capers"];

    public static bool IsSeasoning(DraftLine line) => line.Kind is "herb" or "spice" || Pungent.Contains(line.Item)
        || line.Kind is "nut" or "seed" && line.Unit == "g" && line.Amount <= ATopping;

    /// <summary>Foods of one role can take each other's place: meat for beans, apples for pears.</summary>
    public static string Of(string kind) => kind switch
    {
        "meat" or "poultry" or "fish" or "shellfish" or "legume" => "protein",
        "nut" or "seed" => "nut",
        _ => kind,
    };

    /// <summary>Kinds of which one is much like another, so that a wished one replaces the one that the recipe is named for.</summary>
    public static string Likeness(string kind) => kind switch
    {
        "meat" or "poultry" => "meat",
        "fish" or "shellfish" => "fish",
        "nut" or "seed" => "nut",
        "fruit" or "vegetable" or "legume" or "herb" or "spice" => kind,
        _ => "",
    };

    /// <summary>A juice or a zest is no helping of fruit, and a clove of garlic none of vegetables.</summary>
    public static bool IsHelping(DraftLine line) => line.Kind switch
    {
        "fruit" or "vegetable" or "legume" or "meat" or "poultry" or "fish" or "shellfish" => line.Unit == "g" && !Pungent.Contains(line.Item),
        _ => true,
    };
}
