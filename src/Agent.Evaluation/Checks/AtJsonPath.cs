using System.Text.Json;
using System.Text.RegularExpressions;

namespace Agent.Evaluation.Checks;

/// <summary>The text is JSON and has this value at a path such as <c>$.people[0].name</c>; without a value, something is there.</summary>
public sealed partial record AtJsonPath(string Path) : TextCheck
{
    public JsonElement? Value { get; init; }

    private protected override string? FaultIn(string text, Evidence left)
    {
        try
        {
            using var document = JsonDocument.Parse(text);
            return Find(document.RootElement) switch
            {
                null => $"Nothing is at '{Path}'.",
                { } found when Value is { } value && !JsonElement.DeepEquals(found, value) => $"{Short(found.GetRawText())} is at '{Path}' and {Short(value.GetRawText())} should be.",
                _ => null,
            };
        }
        catch (JsonException broken)
        {
            return $"It is not JSON: {broken.Message}";
        }
    }

    private JsonElement? Find(JsonElement from)
    {
        JsonElement? at = from;
        foreach (Match step in Step().Matches(Path))
            at = at switch
            {
                { ValueKind: JsonValueKind.Object } here when step.Groups["name"] is { Success: true } name => here.TryGetProperty(name.Value, out var member) ? member : null,
                { ValueKind: JsonValueKind.Array } here when step.Groups["index"] is { Success: true } index => here.EnumerateArray().Skip(int.Parse(index.Value)).Select(item => (JsonElement?)item).FirstOrDefault(),
                _ => null,
            };
        return at;
    }

    [GeneratedRegex(@"\.(?<name>[^.\[\]]+)|\[(?<index>\d{1,6})\]|\['(?<name>[^']+)'\]")]
    private static partial Regex Step();
}
