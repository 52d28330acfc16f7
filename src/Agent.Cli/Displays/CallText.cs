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
        var arguments = call.Arguments.ValueKind == JsonValueKind.Object
            ? call.Arguments.EnumerateObject().Select(Argument)
            : [];
        return SafeText.Line($"{call.Tool} {string.Join(", ", arguments)}");
    }

    private static string Argument(JsonProperty argument)
    {
        var text = argument.Value.ValueKind == JsonValueKind.String ? argument.Value.GetString()! : argument.Value.GetRawText();
        return text.Length <= MostCharacters && !text.Contains('\n', StringComparison.Ordinal)
            ? $"'{text}'"
            : $"{argument.Name} of {Amounts.Bytes(Encoding.UTF8.GetByteCount(text))}";
    }
}
