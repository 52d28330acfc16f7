using Agent.Tools.Diets;

namespace Agent.Tools.Recipes;

/// <summary>What a recipe is to be worked out for.</summary>
/// <param name="People">How many will eat.</param>
/// <param name="With">Foods that are wished in it; a word that no table knows is a food too, the name of a dish is not.</param>
/// <param name="Without">Foods or groups of foods that must not be in it.</param>
/// <param name="Diets">What those who eat do not eat.</param>
public sealed record RecipeWish(int People, IReadOnlyList<string> With, IReadOnlyList<string> Without, IReadOnlyList<Diet> Diets);

/// <summary>A recipe worked out for a wish.</summary>
/// <param name="Title">Names what is in it now.</param>
/// <param name="Body">The text in the form of the library's recipes.</param>
public sealed record AdaptedRecipe(string Title, string Body)
{
    /// <summary>Such as "40 minutes"; empty if it is not known.</summary>
    public required string Time { get; init; }

    /// <summary>The list, each line without its mark.</summary>
    public required IReadOnlyList<string> Ingredients { get; init; }

    /// <summary>The steps, without their numbers.</summary>
    public required IReadOnlyList<string> Steps { get; init; }

    /// <summary>What has to be known for safety; empty if there is nothing.</summary>
    public required string Safety { get; init; }
}

/// <summary>A wish that a recipe cannot be worked out for; the message says in one sentence what stands in the way.</summary>
public sealed class CannotAdaptException(string message) : Exception(message);
