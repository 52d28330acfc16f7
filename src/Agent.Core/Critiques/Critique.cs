using System.Text.Json.Serialization;

namespace Agent.Core.Critiques;

/// <summary>The model's comparison of its work with the criteria, in writing, before its verdict.</summary>
public sealed record Critique(
    [property: JsonPropertyName("compare")] IReadOnlyList<Comparison> Compare,
    [property: JsonPropertyName("verdict")] string Verdict,
    [property: JsonPropertyName("fix")] string Fix)
{
    /// <summary>Met only when the verdict says so and no comparison contradicts it: a critique can be stricter than its own verdict, never milder.</summary>
    [JsonIgnore]
    public bool IsMet => Verdict == "met" && Compare.All(c => c.Same == "yes");
}

/// <summary>What was asked beside what was found.</summary>
public sealed record Comparison(
    [property: JsonPropertyName("criterion")] string Criterion,
    [property: JsonPropertyName("found")] string Found,
    [property: JsonPropertyName("same")] string Same);
