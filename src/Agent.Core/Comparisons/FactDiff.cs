using System.Text.Json.Nodes;
using Agent.Core.Journals;

namespace Agent.Core.Comparisons;

/// <summary>One member in which two facts differ: its JSON pointer, and what each side has there; null where a side has nothing.</summary>
public sealed record MemberDifference(string At, string? First, string? Second);

/// <summary>Compares two facts by what was said and done, and not by when, how fast and out of which cache.</summary>
public static class FactDiff
{
    private static readonly string[] Circumstances = ["seed", "request", "evaluatedTokens", "promptMilliseconds", "generationMilliseconds"];

    public static IReadOnlyList<MemberDifference> Of(Fact? first, Fact? second)
    {
        var differences = new List<MemberDifference>();
        Add(differences, "", Substance(first), Substance(second));
        return differences;
    }

    private static JsonNode? Substance(Fact? fact)
    {
        if (fact is null)
            return null;
        var json = JsonNode.Parse(FactJson.Write(fact))!.AsObject();
        json.Remove("at");
        if (json["exchange"] is JsonObject exchange)
            foreach (var name in Circumstances)
                exchange.Remove(name);
        return json;
    }

    private static void Add(List<MemberDifference> differences, string at, JsonNode? first, JsonNode? second)
    {
        if (JsonNode.DeepEquals(first, second))
            return;
        if (first is JsonObject one && second is JsonObject other)
            foreach (var name in one.Select(member => member.Key).Union(other.Select(member => member.Key)))
                Add(differences, $"{at}/{name.Replace("~", "~0", StringComparison.Ordinal).Replace("/", "~1", StringComparison.Ordinal)}", one[name], other[name]);
        else if (first is JsonArray left && second is JsonArray right)
            for (var i = 0; i < Math.Max(left.Count, right.Count); i++)
                Add(differences, $"{at}/{i}", i < left.Count ? left[i] : null, i < right.Count ? right[i] : null);
        else
            differences.Add(new MemberDifference(at, first?.ToJsonString(), second?.ToJsonString()));
    }
}
