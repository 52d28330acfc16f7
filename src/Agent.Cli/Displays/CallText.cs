using System.Text;
using System.Text.Json;
using Agent.Core.Tools;

namespace Agent.Cli.Displays;

/// <summary>A tool call on one short line: small arguments in words, large ones by their size.</summary>
public static class CallText
{
    private const int MostCharacters = 60;

    public static string Of(ToolCall call)
    {
        ArgumentNullException.ThrowIfNull(call);
        return SafeText.Line($"{call.Tool} {ArgumentsOf(call)}");
    }

    /// <summary>Only what the tool is given, as the model gave it: for whoever makes it safe to show.</summary>
    internal static string ArgumentsOf(ToolCall call)
        => call.Arguments.ValueKind == JsonValueKind.Object ? string.Join(", ", call.Arguments.EnumerateObject().Select(Argument)) : "";

    private static string Argument(JsonProperty argument)
    {
        var text = argument.Value.ValueKind == JsonValueKind.String ? argument.Value.GetString()! : argument.Value.GetRawText();
        return text.Length <= MostCharacters && !text.Contains('\n', StringComparison.Ordinal)
            ? $"'{text}'"
            : $"{argument.Name} of {Amounts.Bytes(Encoding.UTF8.GetByteCount(text))}";
    }
}
