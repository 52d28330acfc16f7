using System.Text.Json;
using Agent.Core.Tools;

namespace Agent.Tools.Texts;

/// <summary>A value of a JSON text that holds no others, and where it stands, as in rooms.kitchen.paint or runs.0.time.</summary>
/// <param name="At">The names and places on the way to it, joined by dots.</param>
/// <param name="Value">A string without its marks; anything else as JSON writes it.</param>
internal sealed record JsonLeaf(string At, string Value);

/// <summary>The values of a JSON text, in its order.</summary>
internal static class JsonLeaves
{
    private const int Deepest = 32, Most = 10_000;

    /// <summary>All values; a text that is no JSON, or too deep, is refused.</summary>
    public static IReadOnlyList<JsonLeaf> Of(string text)
    {
        try
        {
            using var document = JsonDocument.Parse(text, new JsonDocumentOptions { MaxDepth = Deepest, AllowTrailingCommas = true, CommentHandling = JsonCommentHandling.Skip });
            return [.. Below(document.RootElement, "").Take(Most)];
        }
        catch (JsonException)
        {
            throw new ToolRefusedException("not_json", "The file is not JSON that can be read. Use one that is.");
        }
    }

    private static IEnumerable<JsonLeaf> Below(JsonElement element, string at) => element.ValueKind switch
    {
        JsonValueKind.Object => element.EnumerateObject().SelectMany(child => Below(child.Value, Joined(at, child.Name))),
        JsonValueKind.Array => element.EnumerateArray().SelectMany((child, place) => Below(child, Joined(at, $"{place}"))),
        JsonValueKind.String => [new(at, element.GetString()!)],
        _ => [new(at, element.GetRawText())],
    };

    private static string Joined(string at, string name) => at.Length == 0 ? name : $"{at}.{name}";
}
