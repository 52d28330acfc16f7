using System.Text.RegularExpressions;

namespace Agent.Tools.Libraries;

/// <summary>The sentences of a document, each as it stands there, so that an answer can quote and never has to retype.</summary>
internal static partial class Sentences
{
    private const int Most = 80;
    private const int Longest = 400;

    /// <summary>In the order of the text, without headings, list marks and repetitions; at most 80.</summary>
    public static IReadOnlyList<string> Of(string body)
        => [.. body.Split('\n')
            .Where(line => !line.StartsWith('#'))
            .SelectMany(line => Ends().Split(Mark().Replace(line, "")))
            .Select(sentence => sentence.Trim())
            .Where(sentence => sentence.Length is > 0 and <= Longest)
            .Distinct().Take(Most)];

    [GeneratedRegex(@"^\s*(?:[-*]|\d+\.)\s+")]
    private static partial Regex Mark();

    [GeneratedRegex("""(?<=[.!?]["')]?)\s+(?=[\p{Lu}\p{N}"'(])""")]
    private static partial Regex Ends();
}
