using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.SemanticKernel;

namespace Agent.Core.Tools;

/// <summary>A kernel function that the loop may offer, with what it touches.</summary>
public sealed record Tool(KernelFunction Function, Effect Effect, bool Idempotent)
{
    public string Name => Function.Name;

    public string Description => Function.Description;

    public IReadOnlyList<KernelParameterMetadata> Parameters => Function.Metadata.Parameters;

    /// <summary>The line that tells the model of this tool: <c>- search(query): Finds documents.</c></summary>
    public string Line => $"- {Name}({string.Join(", ", Parameters.Select(p => p.Name))}): {Description}";

    /// <summary>The JSON schema of the arguments, with the values that exist now as an enum where the run knows them.</summary>
    public JsonObject ArgumentSchema(IReadOnlyDictionary<string, IReadOnlyList<string>> choices)
    {
        ArgumentNullException.ThrowIfNull(choices);
        var properties = new JsonObject();
        var required = new JsonArray();
        foreach (var parameter in Parameters)
        {
            properties[parameter.Name] = choices.TryGetValue($"{Name}.{parameter.Name}", out var values) && values.Count > 0
                ? new JsonObject { ["type"] = "string", ["enum"] = new JsonArray([.. values.Select(v => (JsonNode)v)]) }
                : Schema(parameter);
            if (parameter.IsRequired)
                required.Add(parameter.Name);
        }
        return new JsonObject { ["type"] = "object", ["properties"] = properties, ["required"] = required, ["additionalProperties"] = false };
    }

    private static JsonNode Schema(KernelParameterMetadata parameter)
        => JsonNode.Parse(parameter.Schema?.RootElement.GetRawText() ?? """{"type":"string"}""")!;

    /// <summary>Runs the function. Arguments must already satisfy <see cref="ArgumentSchema"/>.</summary>
    public async Task<ToolResult> InvokeAsync(ToolCall call, Kernel kernel, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(call);
        var arguments = new KernelArguments();
        foreach (var property in call.Arguments.EnumerateObject())
            arguments[property.Name] = Value(property.Value);
        var result = await Function.InvokeAsync(kernel, arguments, cancellationToken).ConfigureAwait(false);
        return result.GetValue<object>() switch
        {
            ToolResult typed => typed,
            string text => new ToolResult(text),
            null => new ToolResult("Done."),
            var other => new ToolResult(JsonSerializer.Serialize(other)),
        };
    }

    private static object? Value(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.String => value.GetString(),
        JsonValueKind.True => true,
        JsonValueKind.False => false,
        JsonValueKind.Number => value.TryGetInt32(out var whole) ? whole : value.GetDouble(),
        JsonValueKind.Null => null,
        _ => value.GetRawText(),
    };
}
