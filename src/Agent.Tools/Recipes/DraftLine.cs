using Agent.Tools.Diets;

namespace Agent.Tools.Recipes;

/// <summary>A line of a recipe that is being worked out.</summary>
/// <param name="Item">What it is, as the list and the steps name it.</param>
/// <param name="Amount">How much, for as many as the recipe was written for.</param>
/// <param name="Unit">What it is measured in; empty for a count.</param>
/// <param name="Food">The food as the table knows it; null for what it does not know.</param>
/// <param name="Measured">The amount is for those who will eat already.</param>
internal sealed record DraftLine(string Item, double Amount, string Unit, Ingredient? Food, bool Measured = false)
{
    public string Kind => Food?.Kind ?? "";

    public bool IsAlcohol => Food?.Contains.Contains("alcohol") == true;

    /// <summary>Meat, fish or eggs: what has to be heated through.</summary>
    public bool IsFlesh => Food is { } food && (food.IsMeat || food.IsFromWater || food.Kind is "egg");
}
