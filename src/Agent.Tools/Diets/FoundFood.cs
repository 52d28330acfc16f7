namespace Agent.Tools.Diets;

/// <summary>A food that a text speaks of.</summary>
/// <param name="Phrase">The words that name it, as the table knows them.</param>
/// <param name="Foods">The foods that the words may stand for: one, or several for a word such as "cheese".</param>
/// <param name="ByName">The words are a food's own name, not a looser word for it.</param>
/// <param name="Negated">The text says that it is left out, as in "without butter".</param>
public sealed record FoundFood(string Phrase, IReadOnlyList<Ingredient> Foods, bool ByName, bool Negated)
{
    /// <summary>True when it holds for every food that the words may stand for: what a text leaves open is not held against it.</summary>
    public bool Is(Func<Ingredient, bool> fact) => Foods.Count > 0 && Foods.All(fact);
}
