using System.Text.Json;

namespace Agent.Inference.Grammars;

internal sealed partial class SchemaCompiler
{
    private const int MaxFixed = 100_000;

    private int fixedValues;

    private Words Fixed(JsonElement schema, string path)
    {
        var types = schema.TryGetProperty("type", out _) ? Types(schema, path) : null;
        var values = new List<byte[]>();
        foreach (var value in FixedValues(schema, path))
        {
            if (++fixedValues > MaxFixed)
            {
                throw new NotSupportedException($"The schema lists more than {MaxFixed} values; the keyword 'enum' at '{path}' goes past it. Offer fewer at a time.");
            }
            if (types is null || types.Any(type => IsOf(type, value)))
            {
                values.Add(CanonicalJson.Of(value));
            }
        }
        foreach (var keyword in Assertions)
        {
            if (keyword is not ("type" or "enum" or "const") && schema.TryGetProperty(keyword, out _))
            {
                throw Unsupported(keyword, path, "Leave out the values that it would forbid, and the keyword");
            }
        }
        return new Words(values);
    }

    private static IEnumerable<JsonElement> FixedValues(JsonElement schema, string path)
    {
        var one = schema.TryGetProperty("const", out var constant);
        if (!schema.TryGetProperty("enum", out var values))
        {
            return [constant];
        }
        Expect(values, JsonValueKind.Array, $"{path}/enum");
        return values.EnumerateArray().Where(value => !one || JsonElement.DeepEquals(value, constant));
    }

    private static bool IsOf(string type, JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.Object => type == "object",
        JsonValueKind.Array => type == "array",
        JsonValueKind.String => type == "string",
        JsonValueKind.Number => type == "number" || (type == "integer" && new SchemaNumber(value) is var number && number.Floor(0) == number.Ceiling(0)),
        JsonValueKind.True or JsonValueKind.False => type == "boolean",
        _ => type == "null",
    };
}
