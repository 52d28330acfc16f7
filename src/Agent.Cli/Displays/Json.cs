using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Unicode;

namespace Agent.Cli.Displays;

/// <summary>JSON for standard output: letters stay readable, whatever could act on a terminal is escaped.</summary>
public static class Json
{
    private static readonly JsonSerializerOptions OneLine = new() { Encoder = Encoder() };
    private static readonly JsonSerializerOptions Indented = new() { Encoder = Encoder(), WriteIndented = true };

    public static string Line(JsonNode node) => node.ToJsonString(OneLine);

    public static string Document(JsonNode node) => node.ToJsonString(Indented);

    private static JavaScriptEncoder Encoder()
    {
        var settings = new TextEncoderSettings(UnicodeRanges.All);
        settings.ForbidCharacters([.. Enumerable.Range(0, 0x10000).Select(code => (char)code).Where(c => !SafeText.IsSafe(c) || c is '\n' or '\t')]);
        return JavaScriptEncoder.Create(settings);
    }
}
