using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Agent.Core.Plans;

/// <summary>The steps that the model set itself, in order.</summary>
public sealed record Plan([property: JsonPropertyName("steps")] IReadOnlyList<PlanStep> Steps)
{
    /// <summary>The most steps that a plan may have.</summary>
    public const int MostSteps = 8;

    private static readonly JsonSerializerOptions Plain = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>As the model would write it: one line of JSON.</summary>
    public string ToJson() => JsonSerializer.Serialize(this, Plain);
}

/// <summary>One step: the tool that does it and the instruction that the model wrote to itself. It is done when a call of its tool succeeded.</summary>
public sealed record PlanStep(
    [property: JsonPropertyName("tool")] string Tool,
    [property: JsonPropertyName("instruction")] string Instruction);
