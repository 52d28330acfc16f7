using System.Text.Json.Serialization;

namespace Agent.Core.Goals;

/// <summary>How a run ended: its kind, one sentence of what happened and was tried, what to do next, and the file that was delivered, if any.</summary>
public sealed record Outcome(OutcomeKind Kind, string Message, string Next, string? File)
{
    [JsonIgnore]
    public bool IsMet => Kind == OutcomeKind.Met;
}
