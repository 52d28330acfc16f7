using System.Text.Json;

namespace Agent.Core.Tools;

/// <summary>A tool's name and its arguments, exactly as the model gave them.</summary>
public sealed record ToolCall(string Tool, JsonElement Arguments)
{
    /// <summary>Equal for two calls that ask the same of the same tool.</summary>
    public string Fingerprint => $"{Tool}{Arguments.GetRawText()}";

    public string? Text(string argument)
        => Arguments.ValueKind == JsonValueKind.Object
           && Arguments.TryGetProperty(argument, out var value) && value.ValueKind == JsonValueKind.String
            ? value.GetString()
            : null;

    public bool Equals(ToolCall? other) => other is not null && Fingerprint == other.Fingerprint;

    public override int GetHashCode() => Fingerprint.GetHashCode(StringComparison.Ordinal);
}
