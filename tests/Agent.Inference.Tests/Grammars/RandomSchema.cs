using System.Globalization;
using System.Text.Json.Nodes;

namespace Agent.Inference.Tests.Grammars;

/// <summary>Random schemas over everything that is supported, each with two definitions that may refer to each other.</summary>
internal sealed class RandomSchema(Random random)
{
    public JsonObject Next()
    {
        var schema = Value(3);
        // A definition's own choices include a flat one, so that none of them is without an end.
        schema["$defs"] = new JsonObject
        {
            ["one"] = new JsonObject { ["anyOf"] = new JsonArray(Flat(), Value(2)) },
            ["two/~"] = new JsonObject { ["anyOf"] = new JsonArray(Value(2), Flat()) },
        };
        return schema;
    }

    private JsonObject Value(int depth)
    {
        var schema = (depth <= 0 ? random.Next(6) : random.Next(13)) switch
        {
            < 6 => Flat(),
            6 or 7 or 8 => Object(depth),
            9 => Array(depth),
            10 => new JsonObject { [random.Next(2) == 0 ? "anyOf" : "oneOf"] = new JsonArray(Value(depth - 1), Value(depth - 1), Value(depth - 2)) },
            11 => new JsonObject { ["$ref"] = random.Next(2) == 0 ? "#/$defs/one" : "#/$defs/two~1~0" },
            _ => new JsonObject { ["type"] = new JsonArray("string", "null", "integer"), ["maxLength"] = 3, ["minimum"] = 7 },
        };
        schema["description"] = "whatever";
        return schema;
    }

    private JsonObject Flat() => random.Next(7) switch
    {
        0 => new JsonObject { ["type"] = "string", ["minLength"] = random.Next(4), ["maxLength"] = 3 + random.Next(4) },
        1 => new JsonObject { ["type"] = "string", ["minLength"] = random.Next(3) },
        2 => Number("integer"),
        3 => Number("number"),
        4 => new JsonObject { ["enum"] = new JsonArray("plain", "pla", "qu\"ote\n\u0001", "lamm 🐑", 12, 1.5, true, null, "12", 123, new JsonArray(1, "x"), new JsonObject { ["k"] = null }) },
        5 => new JsonObject { ["const"] = random.Next(2) == 0 ? "fixed" : 42 },
        _ => new JsonObject { ["type"] = random.Next(2) == 0 ? "boolean" : "null" },
    };

    private JsonObject Number(string type)
    {
        var schema = new JsonObject { ["type"] = type };
        var (a, b) = (Bound(type), Bound(type));
        if (random.Next(3) > 0)
        {
            schema["minimum"] = Math.Min(a, b);
        }
        if (random.Next(3) > 0)
        {
            schema["maximum"] = Math.Max(a, b);
        }
        if (random.Next(5) == 0)
        {
            schema["exclusiveMaximum"] = Math.Max(a, b) + 1;
        }
        return schema;
    }

    private decimal Bound(string type)
    {
        var magnitude = (decimal)random.Next(1, 1000) * (decimal)Math.Pow(10, random.Next(0, 8));
        var bound = (random.Next(2) == 0 ? -1 : 1) * magnitude / (random.Next(2) == 0 ? 1 : 1000);
        return type == "integer" ? decimal.Truncate(bound) : decimal.Parse(bound.ToString("0.######", CultureInfo.InvariantCulture), CultureInfo.InvariantCulture);
    }

    private JsonObject Object(int depth)
    {
        string[] names = ["a", "ab", "b", "sch\"ön", "c d"];
        var properties = new JsonObject();
        var required = new JsonArray();
        foreach (var name in names.Take(random.Next(names.Length + 1)))
        {
            properties[name] = Value(depth - 1);
            if (random.Next(2) == 0)
            {
                required.Add(name);
            }
        }
        return new JsonObject { ["type"] = "object", ["properties"] = properties, ["required"] = required, ["additionalProperties"] = false };
    }

    private JsonObject Array(int depth)
    {
        var schema = new JsonObject { ["type"] = "array", ["items"] = Value(depth - 1) };
        var minimum = random.Next(4);
        if (minimum > 0)
        {
            schema["minItems"] = minimum;
        }
        if (random.Next(2) == 0)
        {
            schema["maxItems"] = minimum + random.Next(3);
        }
        if (random.Next(3) == 0)
        {
            schema["items"] = new JsonObject { ["enum"] = new JsonArray([.. Enumerable.Range(0, minimum + random.Next(1, 4)).Select(i => (JsonNode)(random.Next(2) == 0 ? $"leek{i}" : i))]) };
            schema["uniqueItems"] = true;
        }
        return schema;
    }
}
