using System.Text.Json.Serialization;
using Agent.Core.Journals;

namespace Agent.Evaluation.Results;

/// <summary>What was measured: of which suite, by which model, and each result.</summary>
public sealed record EvalResults(EvalHeader Header, IReadOnlyList<GoalResult> Results);

/// <summary>All that the figures depend on beside the goals.</summary>
public sealed record EvalHeader
{
    public required string Suite { get; init; }
    public required string Model { get; init; }
    public required string Sha256 { get; init; }

    /// <summary>What was applied to the model; null for nothing.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public AdapterCard? Adapter { get; init; }

    public string Build { get; init; } = "";

    /// <summary>What was taken away to see what it does: critique, grammar, library.</summary>
    public IReadOnlyList<string> Without { get; init; } = [];

    /// <summary>Whether results made under the other header belong with these. Another build is another program, and still the same question.</summary>
    public bool IsLike(EvalHeader other) => other is not null && Suite == other.Suite && Sha256 == other.Sha256 && (Adapter?.Sha256, Adapter?.Scale) == (other.Adapter?.Sha256, other.Adapter?.Scale) && Without.SequenceEqual(other.Without);
}
