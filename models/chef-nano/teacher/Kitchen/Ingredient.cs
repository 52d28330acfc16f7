namespace ChefNano.Teacher.Kitchen;

/// <summary>An ingredient of the knowledge base with what a diet needs to know of it.</summary>
internal sealed record Ingredient(
    string Name, IReadOnlyList<string> Words, string? Plural, string Kind, IReadOnlyList<string> Contains, bool Animal, bool Vegan)
{
    /// <summary>Names that a person may use for it, the usual one first.</summary>
    public IEnumerable<string> Spoken => [.. Words, Plural ?? Name, Name];
}
