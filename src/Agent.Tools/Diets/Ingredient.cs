using System.Text.Json.Serialization;

namespace Agent.Tools.Diets;

/// <summary>A food by its everyday name, with what a diet needs to know of it.</summary>
/// <param name="Name">Lower case, as an ingredient list names it.</param>
/// <param name="Words">Other words for it. A word may stand for several foods, as "cheese" does.</param>
/// <param name="Plural">The name for more than one, where the name is for one.</param>
/// <param name="Kind">Such as meat, fish, dairy, grain, vegetable.</param>
/// <param name="Contains">Allergens and alcohol: gluten, milk, egg, fish, shellfish, nuts, peanut, soy, sesame, mustard, celery, alcohol.</param>
/// <param name="Animal">An animal died for it.</param>
/// <param name="Vegan">Nothing of it comes from an animal.</param>
public sealed record Ingredient(string Name, IReadOnlyList<string> Words, string? Plural, string Kind, IReadOnlyList<string> Contains, bool Animal, bool Vegan)
{
    [JsonIgnore]
    public bool IsMeat => Kind is "meat" or "poultry" || Animal && !IsFromWater && Kind is not "dairy";

    [JsonIgnore]
    public bool IsFromWater => Kind is "fish" or "shellfish" || Contains.Contains("fish") || Contains.Contains("shellfish");

    /// <summary>Pork, what is made of it, and gelatine, which mostly is.</summary>
    [JsonIgnore]
    public bool IsPork => Animal && (Words.Contains("pork") || Name.Contains("pork", StringComparison.Ordinal) || Name is "bacon" or "ham" or "cured ham" or "lard" or "gelatine");

    /// <summary>What is true of it when a recipe says "vegan", "gluten-free" and the like before it.</summary>
    internal Ingredient Without(string allergen) => this with
    {
        Contains = [.. Contains.Where(contained => contained != allergen)],
        Kind = allergen == "milk" && Kind == "dairy" || allergen == "egg" && Kind == "egg" ? "other" : Kind,
    };

    internal Ingredient MadeOfPlants() => Without("milk").Without("egg").Without("fish").Without("shellfish") with
    {
        Animal = false,
        Vegan = true,
        Kind = Kind is "meat" or "poultry" or "fish" or "shellfish" or "dairy" or "egg" ? "other" : Kind,
        Words = [.. Words.Where(word => word != "pork")],
    };
}
