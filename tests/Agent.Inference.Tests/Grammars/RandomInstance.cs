using System.Globalization;
using System.Text;
using System.Text.Json;

namespace Agent.Inference.Tests.Grammars;

/// <summary>Writes random values of a schema in the canonical form, without asking the compiled grammar.</summary>
internal sealed class RandomInstance(JsonElement root, Random random)
{
    private static readonly string[] Characters = ["a", " ", "é", "€", "🐑", "\\n", "\\\"", "\\\\", "\\u0001", "\\/", "/", "\u007f", "\uffff", "\U0010ffff", "0"];

    /// <summary>A value, or null when the random way led nowhere or too deep.</summary>
    public string? Next()
    {
        try
        {
            return Write(root, 0);
        }
        catch (ArgumentOutOfRangeException)
        {
            return null;
        }
    }

    private string Write(JsonElement schema, int depth)
    {
        // Below this many levels the flat branch of a definition is due; a way that never takes it is given up.
        ArgumentOutOfRangeException.ThrowIfGreaterThan(depth, 25);
        if (schema.TryGetProperty("$ref", out var reference))
        {
            return Write(root.GetProperty("$defs").GetProperty(reference.GetString()!["#/$defs/".Length..].Replace("~1", "/").Replace("~0", "~")), depth + 1);
        }
        if (schema.TryGetProperty("anyOf", out var branches) || schema.TryGetProperty("oneOf", out branches))
        {
            return Write(branches[random.Next(branches.GetArrayLength())], depth + 1);
        }
        if (schema.TryGetProperty("enum", out var values))
        {
            return Fixed(values[random.Next(values.GetArrayLength())]);
        }
        if (schema.TryGetProperty("const", out var constant))
        {
            return Fixed(constant);
        }
        var type = schema.GetProperty("type");
        return (type.ValueKind == JsonValueKind.Array ? type[random.Next(type.GetArrayLength())] : type).GetString() switch
        {
            "object" => Object(schema, depth),
            "array" => Array(schema, depth),
            "string" => String(schema),
            "integer" => Integer(schema),
            "number" => Number(schema),
            "boolean" => random.Next(2) == 0 ? "true" : "false",
            _ => "null",
        };
    }

    private static string Fixed(JsonElement value)
        => JsonSerializer.Serialize(value).Replace("\\u0022", "\\\"").Replace("\\uD83D\\uDC11", "🐑");

    private string Object(JsonElement schema, int depth)
    {
        var required = schema.GetProperty("required").EnumerateArray().Select(name => name.GetString()!).ToList();
        var members = schema.GetProperty("properties").EnumerateObject()
            .Where(property => required.Contains(property.Name) || random.Next(2) == 0)
            .Select(property => $"\"{property.Name.Replace("\"", "\\\"")}\":{Write(property.Value, depth + 1)}");
        return "{" + string.Join(',', members) + "}";
    }

    private string Array(JsonElement schema, int depth)
    {
        var minimum = schema.TryGetProperty("minItems", out var least) ? least.GetInt32() : 0;
        var maximum = schema.TryGetProperty("maxItems", out var most) ? most.GetInt32() : minimum + 3;
        if (schema.TryGetProperty("uniqueItems", out _))
        {
            var values = schema.GetProperty("items").GetProperty("enum").EnumerateArray().Select(value => value.GetRawText()).OrderBy(_ => random.Next()).ToList();
            return "[" + string.Join(',', values.Take(random.Next(minimum, Math.Min(maximum, values.Count) + 1))) + "]";
        }
        var items = Enumerable.Range(0, random.Next(minimum, maximum + 1)).Select(_ => Write(schema.GetProperty("items"), depth + 1));
        return "[" + string.Join(',', items) + "]";
    }

    private string String(JsonElement schema)
    {
        var minimum = schema.TryGetProperty("minLength", out var least) ? least.GetInt32() : 0;
        var maximum = schema.TryGetProperty("maxLength", out var most) ? most.GetInt32() : minimum + 5;
        var text = new StringBuilder("\"");
        for (var i = random.Next(minimum, maximum + 1); i > 0; i--)
        {
            text.Append(Characters[random.Next(Characters.Length)]);
        }
        return text.Append('"').ToString();
    }

    private string Integer(JsonElement schema)
    {
        var low = schema.TryGetProperty("minimum", out var least) ? least.GetDecimal() : -1_000_000_000_000m;
        var high = Highest(schema) ?? low + 1_000_000_000_000m;
        ArgumentOutOfRangeException.ThrowIfGreaterThan(low, high);
        return ((long)low + random.NextInt64(0, (long)(high - low) + 1)).ToString(CultureInfo.InvariantCulture);
    }

    private string Number(JsonElement schema)
    {
        var low = schema.TryGetProperty("minimum", out var least) ? least.GetDecimal() : -1_000_000_000m;
        var high = Highest(schema) ?? low + 1_000_000_000m;
        ArgumentOutOfRangeException.ThrowIfGreaterThan(low, high);
        var number = Math.Round(low + ((high - low) * random.Next(1001) / 1000), random.Next(0, 10));
        var text = Math.Clamp(number, low, high).ToString(CultureInfo.InvariantCulture);
        return text.TrimStart('-').Trim('0') is "." or "" ? "0" : text;
    }

    private static decimal? Highest(JsonElement schema)
        => schema.TryGetProperty("maximum", out var most) ? most.GetDecimal()
        : schema.TryGetProperty("exclusiveMaximum", out var below) ? below.GetDecimal() - 1 : null;
}
