using System.Text.Json;

namespace Agent.Core.Models;

/// <summary>Checks a value against the part of JSON Schema that the reply schemas use. The engine enforces the same; a server only promises it.</summary>
public static class SchemaCheck
{
    /// <summary>The first difference between the value and the schema as a sentence, or null when there is none.</summary>
    public static string? FirstFault(JsonElement value, JsonElement schema, string path = "the reply")
    {
        if (schema.TryGetProperty("anyOf", out var anyOf))
            return OfForms(value, [.. anyOf.EnumerateArray()], path);
        if (schema.TryGetProperty("const", out var constant) && !JsonElement.DeepEquals(value, constant))
            return $"{path} is {value.GetRawText()} and must be {constant.GetRawText()}.";
        if (schema.TryGetProperty("enum", out var choices) && !choices.EnumerateArray().Any(choice => JsonElement.DeepEquals(value, choice)))
            return $"{path} is {Shown(value)} and must be one of {choices.GetRawText()}.";
        return schema.TryGetProperty("type", out var type) ? Typed(value, schema, path, type) : null;
    }

    // Of the forms that were offered the one is meant whose fixed members the value has.
    private static string? OfForms(JsonElement value, List<JsonElement> forms, string path)
    {
        if (forms.Exists(form => FirstFault(value, form, path) is null))
            return null;
        var meant = value.ValueKind == JsonValueKind.Object ? forms.FindAll(form => HasFixed(value, form)) : [.. forms.Where(form => form.TryGetProperty("properties", out _)).Take(1)];
        return meant.Count == 1 ? FirstFault(value, meant[0], path) : $"{path} fits none of the forms that were offered.";
    }

    private static bool HasFixed(JsonElement value, JsonElement form)
        => form.TryGetProperty("properties", out var members) && members.EnumerateObject().All(member => Fixed(member.Value) is not { } only
            || (value.TryGetProperty(member.Name, out var said) && JsonElement.DeepEquals(said, only)));

    private static JsonElement? Fixed(JsonElement schema)
        => schema.TryGetProperty("const", out var constant) ? constant : schema.TryGetProperty("enum", out var values) && values.GetArrayLength() == 1 ? values[0] : null;

    private static string? Typed(JsonElement value, JsonElement schema, string path, JsonElement type)
    {
        var types = type.ValueKind == JsonValueKind.Array ? [.. type.EnumerateArray().Select(t => t.GetString())] : new[] { type.GetString() };
        if (!types.Any(t => Is(value, t)))
            return $"{path} must be of type {string.Join(" or ", types)}.";
        return value.ValueKind switch
        {
            JsonValueKind.Object => Members(value, schema, path),
            JsonValueKind.Array => Items(value, schema, path),
            JsonValueKind.String => Length(value, schema, path),
            _ => null,
        };
    }

    private static bool Is(JsonElement value, string? type) => type switch
    {
        "object" => value.ValueKind == JsonValueKind.Object,
        "array" => value.ValueKind == JsonValueKind.Array,
        "string" => value.ValueKind == JsonValueKind.String,
        "number" => value.ValueKind == JsonValueKind.Number,
        "integer" => value.ValueKind == JsonValueKind.Number && value.TryGetInt64(out _),
        "boolean" => value.ValueKind is JsonValueKind.True or JsonValueKind.False,
        "null" => value.ValueKind == JsonValueKind.Null,
        _ => false,
    };

    private static string? Members(JsonElement value, JsonElement schema, string path)
    {
        if (!schema.TryGetProperty("properties", out var properties))
            return null;
        if (schema.TryGetProperty("required", out var required))
            foreach (var name in required.EnumerateArray().Select(r => r.GetString()!))
                if (!value.TryGetProperty(name, out _))
                    return $"{path} lacks '{name}'.";
        foreach (var member in value.EnumerateObject())
        {
            if (!properties.TryGetProperty(member.Name, out var inner))
                return $"{path} has '{member.Name}', which is not part of it.";
            if (FirstFault(member.Value, inner, $"'{member.Name}'") is { } fault)
                return fault;
        }
        return null;
    }

    private static string? Items(JsonElement value, JsonElement schema, string path)
    {
        var count = value.GetArrayLength();
        if (schema.TryGetProperty("minItems", out var least) && count < least.GetInt32())
            return $"{path} has {count} items and needs at least {least}.";
        if (schema.TryGetProperty("maxItems", out var most) && count > most.GetInt32())
            return $"{path} has {count} items and may have at most {most}.";
        if (schema.TryGetProperty("uniqueItems", out var unique) && unique.ValueKind == JsonValueKind.True && Repeated(value) is { } repeated)
            return $"{path} names {Shown(repeated)} twice.";
        return schema.TryGetProperty("items", out var items)
            ? value.EnumerateArray().Select(item => FirstFault(item, items, $"an item of {path}")).FirstOrDefault(fault => fault is not null)
            : null;
    }

    private static JsonElement? Repeated(JsonElement list)
    {
        var said = new List<JsonElement>();
        foreach (var item in list.EnumerateArray())
        {
            if (said.Exists(other => JsonElement.DeepEquals(other, item)))
                return item;
            said.Add(item);
        }
        return null;
    }

    private static string? Length(JsonElement value, JsonElement schema, string path)
    {
        var length = value.GetString()!.EnumerateRunes().Count();
        if (schema.TryGetProperty("minLength", out var least) && length < least.GetInt32())
            return $"{path} has {length} characters and needs at least {least}.";
        return schema.TryGetProperty("maxLength", out var most) && length > most.GetInt32()
            ? $"{path} has {length} characters and may have at most {most}."
            : null;
    }

    private static string Shown(JsonElement value)
    {
        var raw = value.GetRawText();
        return raw.Length <= 80 ? raw : $"{raw[..80]}...";
    }
}
