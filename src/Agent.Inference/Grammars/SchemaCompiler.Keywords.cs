using System.Text.Json;

namespace Agent.Inference.Grammars;

internal sealed partial class SchemaCompiler
{
    private static readonly (string Type, string[] Keywords)[] Hints =
    [
        ("object", ["properties", "required", "additionalProperties", "minProperties", "maxProperties"]),
        ("array", ["items", "minItems", "maxItems"]),
        ("string", ["minLength", "maxLength", "pattern"]),
        ("number", ["minimum", "maximum", "exclusiveMinimum", "exclusiveMaximum"]),
    ];

    /// <summary>The keywords that limit values and are enforced.</summary>
    private static readonly string[] Assertions =
        ["type", "enum", "const", "$ref", "anyOf", "oneOf", "allOf", .. Hints.SelectMany(hint => hint.Keywords)];

    /// <summary>The keywords that limit values and are not enforced. Others, such as title or format, only describe.</summary>
    private static readonly string[] Unenforced =
    [
        "not", "if", "then", "else", "patternProperties", "propertyNames", "dependentRequired", "dependentSchemas", "dependencies",
        "contains", "prefixItems", "multipleOf", "$dynamicRef", "$recursiveRef",
    ];

    private static void RefuseUnsupported(JsonElement schema, string path)
    {
        foreach (var keyword in Unenforced)
        {
            if (schema.TryGetProperty(keyword, out _))
            {
                throw Unsupported(keyword, path, "Leave it out and say it in the description");
            }
        }
        if (IsUnique(schema) && (schema.TryGetProperty("enum", out _) || schema.TryGetProperty("const", out _)))
        {
            throw Unsupported("uniqueItems", path, "Leave out the values that it would forbid, and the keyword");
        }
    }

    private static bool IsUnique(JsonElement schema) => schema.TryGetProperty("uniqueItems", out var unique) && unique.ValueKind == JsonValueKind.True;

    /// <summary>Refuses a limit beside a keyword that is compiled alone.</summary>
    private static void RefuseBeside(JsonElement schema, string path, string alone)
    {
        foreach (var keyword in Assertions)
        {
            if (keyword != alone && schema.TryGetProperty(keyword, out _))
            {
                throw Unsupported(keyword, path, $"It stands beside '{alone}': move it into the schema that '{alone}' holds");
            }
        }
    }

    private static Dictionary<string, JsonElement> Properties(JsonElement schema, string path)
    {
        var properties = new Dictionary<string, JsonElement>();
        if (schema.TryGetProperty("properties", out var declared))
        {
            Expect(declared, JsonValueKind.Object, $"{path}/properties");
            foreach (var property in declared.EnumerateObject())
            {
                properties[property.Name] = property.Value;
            }
        }
        return properties;
    }

    private static List<string> Required(JsonElement schema, string path)
    {
        if (!schema.TryGetProperty("required", out var required))
        {
            return [];
        }
        Expect(required, JsonValueKind.Array, $"{path}/required");
        return [.. required.EnumerateArray().Select(name => Text(name, path, "required")).Distinct()];
    }

    private static long? Count(JsonElement schema, string keyword, string path)
    {
        if (Bound(schema, keyword, path) is not { } bound)
        {
            return null;
        }
        var count = bound.Floor(0);
        if (count < 0 || count != bound.Ceiling(0))
        {
            throw new NotSupportedException($"The keyword '{keyword}' at '{path}' is {schema.GetProperty(keyword).GetRawText()}. Make it a whole number from 0 on.");
        }
        if (keyword.StartsWith("min", StringComparison.Ordinal) && count > MaxMinimum)
        {
            throw new NotSupportedException($"The keyword '{keyword}' at '{path}' asks for {schema.GetProperty(keyword).GetRawText()}, and {MaxMinimum} is the most. Lower it.");
        }
        return (long)Int128.Min(count, ListNode.Unbounded - 1);
    }

    private static SchemaNumber? Bound(JsonElement schema, string keyword, string path)
    {
        if (!schema.TryGetProperty(keyword, out var bound))
        {
            return null;
        }
        Expect(bound, JsonValueKind.Number, $"{path}/{keyword}");
        return new SchemaNumber(bound);
    }

    private static string Text(JsonElement value, string path, string keyword)
    {
        Expect(value, JsonValueKind.String, $"{path}/{keyword}");
        return value.GetString()!;
    }

    private static void Expect(JsonElement value, JsonValueKind kind, string path)
    {
        if (value.ValueKind != kind)
        {
            throw new NotSupportedException($"There is a {value.ValueKind} at '{path}' where the schema needs a {kind}.");
        }
    }

    private static NotSupportedException Unsupported(string keyword, string path, string remedy)
        => new($"The keyword '{keyword}' at '{path}' cannot be enforced while decoding. {remedy}.");
}
