using System.Text.Encodings.Web;
using System.Text.Json;
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
    private static readonly JsonSerializerOptions Plain = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>As the model would write it: one line of JSON.</summary>
    public string ToJson() => JsonSerializer.Serialize(this, Plain);

    /// <summary>Whether the model believes that its tools can reach the goal.</summary>
    [JsonIgnore]
    public bool WithinReach => Reach == "yes";

    public string? Value(CheckKind check) => Criteria.FirstOrDefault(c => c.Check == check)?.Value;
}
