using System.Text.Json;

namespace Agent.Inference.Grammars;

internal sealed partial class SchemaCompiler
{
    private const int MaxMinimum = 1_000_000;

    private static readonly Int128 NumberLimit = NumberNode.Power(16 + NumberNode.Decimals) - 1;
    private static readonly FreeString AnyString = new(0, FreeString.Unbounded);
    private static readonly NumberNode AnyNumber = new(-NumberLimit, NumberLimit, NumberNode.Decimals);

    private readonly Dictionary<(string, long, long), PatternString> patterns = [];

    private Node Typed(JsonElement schema, string path, int nesting)
    {
        var types = Types(schema, path);
        if (types.Count == 1)
        {
            return OfType(types[0], schema, path, nesting);
        }
        if (types.Count == 0)
        {
            return Any();
        }
        var choice = NewChoice(path);
        choice.Branches.AddRange(types.Select(type => OfType(type, schema, path, nesting)));
        return choice;
    }

    /// <summary>The types named, or the one that the other keywords speak of; none when there is no hint.</summary>
    private static List<string> Types(JsonElement schema, string path)
    {
        if (schema.TryGetProperty("type", out var type))
        {
            return type.ValueKind == JsonValueKind.Array
                ? [.. type.EnumerateArray().Select(each => Text(each, path, "type")).Distinct()]
                : [Text(type, path, "type")];
        }
        foreach (var (hinted, keywords) in Hints)
        {
            if (keywords.Any(keyword => schema.TryGetProperty(keyword, out _)))
            {
                return [hinted];
            }
        }
        return [];
    }

    private Node OfType(string type, JsonElement schema, string path, int nesting) => type switch
    {
        "object" => Object(schema, path, nesting),
        "array" => Array(schema, path, nesting),
        "string" => String(schema, path),
        "integer" => Integer(schema, path),
        "number" => Number(schema, path),
        "boolean" => new Words(["true"u8.ToArray(), "false"u8.ToArray()]),
        "null" => new Words("null"u8),
        _ => throw new NotSupportedException($"There is no type '{type}', which '{path}' asks for. The types are: object, array, string, integer, number, boolean, null."),
    };

    private Node Object(JsonElement schema, string path, int nesting)
    {
        var required = Required(schema, path);
        var members = new List<Member>();
        foreach (var (name, value) in Properties(schema, path))
        {
            var node = Visit(value, $"{path}/properties/{name}", nesting + 1);
            members.Add(new Member(CanonicalJson.Quote(name), node, required.Remove(name)));
        }
        members.AddRange(required.Select(name => new Member(CanonicalJson.Quote(name), Any(), true)));

        var minimum = Count(schema, "minProperties", path) ?? 0;
        var maximum = Count(schema, "maxProperties", path);
        if (members.Count == 0 && schema.TryGetProperty("additionalProperties", out var further) && further.ValueKind is JsonValueKind.True or JsonValueKind.Object)
        {
            if (minimum > maximum)
            {
                return NewChoice(path);
            }
            var item = Visit(further, $"{path}/additionalProperties", nesting + 1);
            return Keep(new ListNode(item, minimum, maximum ?? ListNode.Unbounded, AnyString));
        }
        if (minimum > members.Count(member => member.Required))
        {
            throw Unsupported("minProperties", path, "Make the members required");
        }
        if (maximum < members.Count)
        {
            throw Unsupported("maxProperties", path, "Offer fewer members");
        }
        if (members.Count > PositionSet.MaxWays)
        {
            throw new NotSupportedException($"The object at '{path}' has {members.Count} members, and {PositionSet.MaxWays} are the most. Nest some of them.");
        }
        return Keep(new ObjectNode(members));
    }

    private Node Array(JsonElement schema, string path, int nesting)
    {
        var minimum = Count(schema, "minItems", path) ?? 0;
        var maximum = Count(schema, "maxItems", path) ?? ListNode.Unbounded;
        if (minimum > maximum)
        {
            return NewChoice(path);
        }
        var item = schema.TryGetProperty("items", out var items) ? Visit(items, $"{path}/items", nesting + 1) : Any();
        return IsUnique(schema) ? Distinct(item, minimum, maximum, path) : Keep(new ListNode(item, minimum, maximum));
    }

    private Node Distinct(Node item, long minimum, long maximum, string path)
    {
        if (item is not Words { All: { Count: > 0 and <= SetNode.MostValues } values })
        {
            throw Unsupported("uniqueItems", path, $"It can be for items of an enum of at most {SetNode.MostValues} values: list them, or leave it out");
        }
        return minimum > values.Count ? NewChoice(path) : Keep(new SetNode(values, minimum, maximum));
    }

    private Leaf String(JsonElement schema, string path)
    {
        var minimum = Count(schema, "minLength", path) ?? 0;
        var maximum = Count(schema, "maxLength", path) ?? FreeString.Unbounded;
        if (!schema.TryGetProperty("pattern", out var pattern))
        {
            return new FreeString(minimum, maximum);
        }
        var key = (Text(pattern, path, "pattern"), minimum, maximum);
        try
        {
            return patterns.TryGetValue(key, out var known)
                ? known
                : patterns[key] = new PatternString(new PatternReader(key.Item1).Read(), minimum, maximum);
        }
        catch (FormatException refused)
        {
            throw new NotSupportedException($"The keyword 'pattern' at '{path}' cannot be enforced while decoding. {refused.Message}. Leave it out and say it in the description.", refused);
        }
    }

    private static NumberNode Integer(JsonElement schema, string path) => Bounded(schema, path, long.MinValue, long.MaxValue, 0);

    private static NumberNode Number(JsonElement schema, string path) => Bounded(schema, path, -NumberLimit, NumberLimit, NumberNode.Decimals);

    private static NumberNode Bounded(JsonElement schema, string path, Int128 low, Int128 high, int places)
    {
        var (least, most) = (low, high);
        if (Bound(schema, "minimum", path) is { } minimum)
        {
            least = Int128.Max(least, minimum.Ceiling(places));
        }
        if (Bound(schema, "exclusiveMinimum", path) is { } above)
        {
            least = Int128.Max(least, above.Floor(places) + 1);
        }
        if (Bound(schema, "maximum", path) is { } maximum)
        {
            most = Int128.Min(most, maximum.Floor(places));
        }
        if (Bound(schema, "exclusiveMaximum", path) is { } below)
        {
            most = Int128.Min(most, below.Ceiling(places) - 1);
        }
        if (least > high || most < low)
        {
            throw new NotSupportedException($"The bounds of the number at '{path}' lie outside what is written: integers of 64 bits, other numbers of 16 digits before the point. Use a string for larger ones.");
        }
        return new NumberNode(least, most, places);
    }
}
