using System.Text.Json;
using System.Text.RegularExpressions;

namespace Agent.Tools.Tests.Workspaces;

/// <summary>One adversarial case: what is tried, and what has to come of it.</summary>
internal sealed partial record EscapeCase(string Id, string Name, string[] Platforms, string Tool, string Path, string Outcome, string Reason, bool Control)
{
    public static IReadOnlyDictionary<string, EscapeCase> All { get; } = Load();

    public bool OnLinux => Platforms.Contains("linux");

    /// <summary>The path with its placeholders filled in. Braces that are no placeholder stand for themselves.</summary>
    public string PathOn(Ground ground) => Repeated().Replace(Path, match => string.Concat(Enumerable.Repeat(match.Groups[2].Value, int.Parse(match.Groups[1].Value))))
        .Replace("{WORKSPACE_NAME}", System.IO.Path.GetFileName(ground.Workspace), StringComparison.Ordinal)
        .Replace("{WORKSPACE}", ground.Workspace, StringComparison.Ordinal)
        .Replace("{OUTSIDE}", ground.Outside, StringComparison.Ordinal);

    private static Dictionary<string, EscapeCase> Load()
    {
        using var data = JsonDocument.Parse(File.ReadAllBytes(System.IO.Path.Combine(AppContext.BaseDirectory, "Data/escape-cases.json")));
        return data.RootElement.GetProperty("cases").EnumerateArray().Select(Read).ToDictionary(one => one.Id);
    }

    private static EscapeCase Read(JsonElement one)
    {
        var input = one.GetProperty("input");
        // A link case says it in one string: "file_read d/f x 200000".
        var words = input.TryGetProperty("action", out var action) ? action.GetString()!.Split(' ') : [input.GetProperty("tool").GetString()!, input.GetProperty("path").GetString()!];
        var expect = one.GetProperty("expect");
        return new(
            one.GetProperty("id").GetString()!,
            one.GetProperty("name").GetString()!,
            [.. one.GetProperty("platforms").EnumerateArray().Select(platform => platform.GetString()!)],
            words[0],
            words[1],
            expect.GetProperty("outcome").GetString()!,
            expect.GetProperty("reason").GetString()!,
            one.TryGetProperty("control", out var control) && control.GetBoolean());
    }

    [GeneratedRegex(@"\{(\d+)\*([^}]*)\}")]
    private static partial Regex Repeated();
}
