using Agent.Tools.Diets;

namespace Agent.Tools.Recipes;

/// <summary>What a recipe is to be worked out for.</summary>
/// <param name="People">How many will eat.</param>
/// <param name="With">Foods that are wished in it; a word that no table knows is a food too, the name of a dish is not.</param>
/// <param name="Without">Foods or groups of foods that must not be in it.</param>
/// <param name="Diets">What those who eat do not eat.</param>
public sealed record RecipeWish(int People, IReadOnlyList<string> With, IReadOnlyList<string> Without, IReadOnlyList<Diet> Diets);

/// <summary>A recipe worked out for a wish, in the form of the library's recipes.</summary>
public sealed record AdaptedRecipe(string Title, string Body);

/// <summary>A wish that a recipe cannot be worked out for; the message says in one sentence what stands in the way.</summary>
public sealed class CannotAdaptException(string message) : Exception(message);
