using System.Globalization;
using System.Numerics;
using System.Text;
using System.Text.Json;

namespace Agent.Inference.Tests.Grammars;

/// <summary>A small validator that shares nothing with the compiler: it looks at a parsed value, not at bytes.</summary>
internal sealed class SchemaOracle(JsonElement root)
{
    private readonly HashSet<string> open = [];

    public bool Holds(JsonElement value) => Holds(root, value);

    private bool Holds(JsonElement schema, JsonElement value) => schema.EnumerateObject().All(keyword => keyword.Name switch
    {
        "$ref" => Follow(keyword.Value.GetString()!, value),
        "anyOf" or "oneOf" => keyword.Value.EnumerateArray().Any(branch => Holds(branch, value)),
        "enum" => keyword.Value.EnumerateArray().Any(one => JsonElement.DeepEquals(one, value)),
        "const" => JsonElement.DeepEquals(keyword.Value, value),
        "type" => keyword.Value.ValueKind == JsonValueKind.Array
            ? keyword.Value.EnumerateArray().Any(type => IsOf(type.GetString()!, value))
            : IsOf(keyword.Value.GetString()!, value),
        "minLength" => value.ValueKind != JsonValueKind.String || value.GetString()!.EnumerateRunes().Count() >= keyword.Value.GetInt32(),
        "maxLength" => value.ValueKind != JsonValueKind.String || value.GetString()!.EnumerateRunes().Count() <= keyword.Value.GetInt32(),
        "minimum" => value.ValueKind != JsonValueKind.Number || Compare(value, keyword.Value) >= 0,
        "maximum" => value.ValueKind != JsonValueKind.Number || Compare(value, keyword.Value) <= 0,
        "exclusiveMinimum" => value.ValueKind != JsonValueKind.Number || Compare(value, keyword.Value) > 0,
        "exclusiveMaximum" => value.ValueKind != JsonValueKind.Number || Compare(value, keyword.Value) < 0,
        "properties" => value.ValueKind != JsonValueKind.Object
            || keyword.Value.EnumerateObject().All(property => !value.TryGetProperty(property.Name, out var member) || Holds(property.Value, member)),
        "required" => value.ValueKind != JsonValueKind.Object || keyword.Value.EnumerateArray().All(name => value.TryGetProperty(name.GetString()!, out _)),
        "additionalProperties" => value.ValueKind != JsonValueKind.Object
            || value.EnumerateObject().All(member => schema.GetProperty("properties").TryGetProperty(member.Name, out _)),
        "items" => value.ValueKind != JsonValueKind.Array || value.EnumerateArray().All(item => Holds(keyword.Value, item)),
        "minItems" => value.ValueKind != JsonValueKind.Array || value.GetArrayLength() >= keyword.Value.GetInt32(),
        "maxItems" => value.ValueKind != JsonValueKind.Array || value.GetArrayLength() <= keyword.Value.GetInt32(),
        "uniqueItems" => value.ValueKind != JsonValueKind.Array || value.EnumerateArray().Select(item => item.GetRawText()).Distinct().Count() == value.GetArrayLength(),
        "description" or "$defs" => true,
        _ => throw new ArgumentException($"The oracle does not know '{keyword.Name}'."),
    });

    // A reference that comes back to itself over the same value adds nothing: the other alternatives decide.
    private bool Follow(string reference, JsonElement value)
    {
        var step = $"{reference} {value.GetRawText()}";
        if (!open.Add(step))
        {
            return false;
        }
        var holds = Holds(Resolve(reference), value);
        open.Remove(step);
        return holds;
    }

    private JsonElement Resolve(string reference)
        => root.GetProperty("$defs").GetProperty(reference["#/$defs/".Length..].Replace("~1", "/").Replace("~0", "~"));

    private static bool IsOf(string type, JsonElement value) => type switch
    {
        "object" => value.ValueKind == JsonValueKind.Object,
        "array" => value.ValueKind == JsonValueKind.Array,
        "string" => value.ValueKind == JsonValueKind.String,
        "number" => value.ValueKind == JsonValueKind.Number,
        "integer" => value.ValueKind == JsonValueKind.Number && !value.GetRawText().Contains('.'),
        "boolean" => value.ValueKind is JsonValueKind.True or JsonValueKind.False,
        _ => value.ValueKind == JsonValueKind.Null,
    };

    private static int Compare(JsonElement one, JsonElement other) => Scaled(one).CompareTo(Scaled(other));

    private static BigInteger Scaled(JsonElement number)
    {
        const int places = 40;
        var parts = number.GetRawText().Split('.');
        var decimals = parts.Length > 1 ? parts[1] : "";
        return BigInteger.Parse(new StringBuilder(parts[0]).Append(decimals).Append('0', places - decimals.Length).ToString(), CultureInfo.InvariantCulture);
    }
}
