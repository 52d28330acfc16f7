using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization;

namespace Agent.Core.Tools;

/// <summary>A parameter of a tool with the JSON schema of its values.</summary>
public sealed record ToolParameter(string Name, bool Required, JsonElement Schema)
{
    private const int MostItems = 20;

    // What an engine can keep from being said twice.
    private const int MostDistinct = 60;

    /// <summary>What the run fills in; null where the model says it.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public Known? Takes { get; init; }

    /// <summary>Whether the model is told of it: what only code fills in would be one more word to read.</summary>
    [JsonIgnore]
    public bool IsTold => Takes is not (Known.Chore or Known.Measures or Known.Occasion);

    /// <summary>The schema with the values that exist now as an enum, of the items where it asks for an array; an array is bounded, so that a reply always ends.</summary>
    /// <param name="values">The values that exist now; none where the run knows of none.</param>
    public JsonNode SchemaOf(IReadOnlyList<string> values)
    {
        ArgumentNullException.ThrowIfNull(values);
        if (!IsArray)
            return values.Count > 0 ? OneOf(values) : JsonNode.Parse(Schema.GetRawText())!;
        var array = JsonNode.Parse(Schema.GetRawText())!.AsObject();
        array.TryAdd("maxItems", MostItems);
        if (values.Count is 0 or > MostDistinct)
            array.Remove("uniqueItems");
        if (values.Count > 0)
        {
            array["items"] = OneOf(values);
            array.TryAdd("minItems", 1);
        }
        return array;
    }

    private bool IsArray => Schema.ValueKind == JsonValueKind.Object && Schema.TryGetProperty("type", out var type) && type.ValueKind switch
    {
        JsonValueKind.String => type.ValueEquals("array"),
        JsonValueKind.Array => type.EnumerateArray().Any(each => each.ValueEquals("array")),
        _ => false,
    };

    private static JsonObject OneOf(IReadOnlyList<string> values)
        => new() { ["type"] = "string", ["enum"] = new JsonArray([.. values.Select(v => (JsonNode)v)]) };
}
