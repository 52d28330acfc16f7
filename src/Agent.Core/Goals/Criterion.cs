using System.Text.Json.Serialization;

namespace Agent.Core.Goals;

/// <summary>One condition that the work must meet before the run may end as met.</summary>
public sealed record Criterion(
    [property: JsonPropertyName("check")] CheckKind Check,
    [property: JsonPropertyName("value")] string Value)
{
    public override string ToString() => $"{Check.ToString().ToLowerInvariant()} {Value}";
}
