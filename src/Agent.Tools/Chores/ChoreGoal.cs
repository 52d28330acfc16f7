using System.Text.Json;
using System.Text.RegularExpressions;
using Agent.Core.Goals;

namespace Agent.Tools.Chores;

/// <summary>A goal taken apart: its words, the files that it names and the texts that it holds.</summary>
/// <param name="Said">The words in small letters, with § for a file and « for a quotation.</param>
/// <param name="There">The files that stand in the workspace, by their paths there, in the goal's order.</param>
/// <param name="New">Those that do not.</param>
/// <param name="Quoted">What stands between quotation marks, in order, or the one text that the goal gives without them; a quoted name of a file does not.</param>
/// <param name="After">What follows the first colon behind a file's name, to the end; null when something is quoted or no colon is there.</param>
internal sealed partial record ChoreGoal(string Said, IReadOnlyList<string> There, IReadOnlyList<string> New, IReadOnlyList<string> Quoted, string? After)
{
    private IReadOnlyList<string> Names { get; init; } = [];

    /// <summary>The goal's words with § for a file, and with its quotations.</summary>
    public required string Words { get; init; }

    private const char File = '§', Quotation = '«';

    public static ChoreGoal Of(Goal goal, IReadOnlyList<string> workspace)
    {
        var named = Phrases.FilesOf(goal);
        var quoted = Phrases.QuotationsOf(goal).Where(quotation => !named.Contains(quotation.Text)).ToList();
        var text = Enumerable.Reverse(quoted).Aggregate(goal.Text, (text, quotation) => $"{text[..quotation.At]}{Quotation}{text[quotation.End..]}");
        if (quoted.Count == 0 && UnmarkedText.In(goal.Text) is { } unmarked)
        {
            quoted = [unmarked];
            text = $"{goal.Text[..unmarked.At]}{Quotation}{goal.Text[unmarked.End..]}";
        }
        string? after = null;
        // What is JSON is one text, with all its marks.
        if (Whole(goal.Text) is { } whole)
            (quoted, after, text) = ([], goal.Text[whole..].Trim(), goal.Text[..whole]);
        else if (quoted.Count == 0 && Colon(text) is (> 0 and var colon, var end) && !Named().IsMatch(text[colon..]))
            (after, text) = (text[end..].Trim(), text[..colon]);
        else if (quoted.Count == 0 && Listed().Match(text) is { Success: true } listed && !Named().IsMatch(listed.Groups["list"].Value))
            (after, text) = (listed.Groups["list"].Value, text.Remove(listed.Groups["list"].Index, listed.Groups["list"].Length));
        var files = text.Any(char.IsLetterOrDigit) ? Phrases.FilesOf(new Goal(text)) : [];
        var paths = files.Select(name => (Name: name, Path: Standing(workspace, name))).ToList();
        var said = Unnamed(text, files);
        return new(
            said.ToLowerInvariant(), [.. paths.Select(file => file.Path).OfType<string>().Distinct()],
            [.. paths.Where(file => file.Path is null && !files.Any(other => other.EndsWith("/" + file.Name, StringComparison.Ordinal))).Select(file => file.Name)],
            [.. quoted.Select(quotation => quotation.Text)], after is { Length: > 0 } ? after : null)
        {
            Names = [.. Named().Matches(text).Select(match => match.Value).Where(files.Contains)],
            Words = Unnamed(goal.Text, named),
        };
    }

    public bool Says(Regex cue) => cue.IsMatch(Said);

    /// <summary>Where in <see cref="Said"/> the file is named first; -1 when it is not.</summary>
    public int At(string name)
    {
        var at = -1;
        for (var i = 0; i <= Names.ToList().IndexOf(name); i++)
            at = Said.IndexOf(File, at + 1);
        return at;
    }

    /// <summary>The name of the file that stands at this place of <see cref="Said"/>.</summary>
    public string NameAt(int at) => Names[Said[..at].Count(letter => letter == File)];

    private static string Unnamed(string text, IEnumerable<string> files)
        => files.OrderByDescending(name => name.Length).Aggregate(text, (text, name) => text.Replace(name, $"{File}", StringComparison.Ordinal));

    // The text begins behind the first colon that follows a file's name: "note, a.md: room: 5" is to write "room: 5".
    private static (int At, int End) Colon(string text)
        => Named().Match(text) is { Success: true } file && Mark().Match(text, file.Index + file.Length) is { Success: true } mark ? (mark.Index, mark.Index + mark.Length) : (-1, -1);

    private static int? Whole(string text)
    {
        if (Braced().Match(text) is not { Success: true } braced || !Named().IsMatch(text[..braced.Index]))
            return null;
        try
        {
            using var json = JsonDocument.Parse(braced.Value);
            return braced.Index;
        }
        catch (JsonException)
        {
            // Braces that are no JSON are words like others.
            return null;
        }
    }

    // A name without its folder, or in other capitals, means the one file of that name.
    private static string? Standing(IReadOnlyList<string> workspace, string name)
    {
        var likely = workspace.Where(file => file.Equals(name, StringComparison.OrdinalIgnoreCase) || file.EndsWith("/" + name, StringComparison.OrdinalIgnoreCase)).ToList();
        return likely.Find(file => file == name) ?? likely.Find(file => file.Equals(name, StringComparison.OrdinalIgnoreCase)) ?? likely.FirstOrDefault();
    }

    [GeneratedRegex(@"[\p{L}\p{N}_][\p{L}\p{N}_./-]*\.[\p{L}][\p{L}\p{N}]{0,4}\b")]
    private static partial Regex Named();

    // "To a.txt, Priya and then Tom, each on its own line".
    [GeneratedRegex(@"\.[\p{L}][\p{L}\p{N}]{0,4}\s*,\s+(?<list>[^,;:]+(?:,[^,;:]+)*?),?\s+(?:each|one)\s+(?:\w+\s+)?(?:on (?:its|their|a) own line|on (?:its|a) (?:new |separate )?line|per line|a line|to a line)\b", RegexOptions.IgnoreCase)]
    private static partial Regex Listed();

    [GeneratedRegex(@"(?<=:\s*)[{\[].*[}\]]\s*$", RegexOptions.Singleline)]
    private static partial Regex Braced();

    [GeneratedRegex(@":(?=\s)|[-=]>(?=\s)")]
    private static partial Regex Mark();
}
