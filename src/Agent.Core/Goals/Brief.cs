using System.Text.Json.Serialization;

namespace Agent.Core.Goals;

/// <summary>The prompt that the model wrote for itself: its role, the subject, the file to deliver and what will prove it done.</summary>
public sealed record Brief(
    [property: JsonPropertyName("reach")] string Reach,
    [property: JsonPropertyName("role")] string Role,
    [property: JsonPropertyName("subject")] string Subject,
    [property: JsonPropertyName("file")] string File,
    [property: JsonPropertyName("criteria")] IReadOnlyList<Criterion> Criteria)
{
    /// <summary>Whether the model believes that its tools can reach the goal.</summary>
    [JsonIgnore]
    public bool WithinReach => Reach == "yes";

    public string? Value(CheckKind check) => Criteria.FirstOrDefault(c => c.Check == check)?.Value;
}
