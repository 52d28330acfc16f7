using System.Text.Json.Serialization;

namespace Agent.Core.Goals;

/// <summary>One condition that the work must meet before the run may end as met.</summary>
public sealed record Criterion(
    [property: JsonPropertyName("check")] CheckKind Check,
    [property: JsonPropertyName("value")] string Value)
{
    /// <summary>Whether the value is the name of a dish, so that nothing else is to be looked for. Journals of before that say so of none.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault), JsonPropertyName("dish")]
    public bool IsDish { get; init; }

    public override string ToString() => $"{Check.ToString().ToLowerInvariant()} {Value}";
}
