using System.Text.RegularExpressions;
using Agent.Core.Goals;

namespace Agent.Tools.Chores;

/// <summary>Files that a goal means without their endings: "my shopping list" is shopping.txt, and "the chorus in the lyrics folder" is lyrics/chorus.txt.</summary>
internal static partial class SpokenFiles
{
    private const int ShortestName = 3;

    /// <summary>The goal with the names of such files in their place, where it names no file that is there; else the goal as it is.</summary>
    public static Goal Named(Goal goal, IReadOnlyList<string> workspace)
    {
        if (NamedFiles.Of(goal, workspace).There.Count > 0 || Phrases.QuotedOf(goal).Count > 1)
            return goal;
        var said = goal.Text;
        foreach (var stem in workspace.Where(file => Stem(file).Length >= ShortestName).GroupBy(Stem, StringComparer.OrdinalIgnoreCase).OrderByDescending(files => files.Key.Length))
            foreach (var file in Folders(stem))
                if (Phrase(stem.Key, file).Matches(said) is [var match] && !IsGiven(said, match.Index))
                    said = $"{said[..match.Index]}{file}{said[(match.Index + match.Length)..]}";
        return said == goal.Text ? goal : new Goal(said);
    }

    // What follows a colon, and what stands between quotation marks, is text to put down.
    private static bool IsGiven(string said, int at)
        => said[..at].Contains(": ", StringComparison.Ordinal) || Phrases.QuotationsOf(new Goal(said)).Any(quotation => quotation.At <= at && at < quotation.End);

    // Of several files of one name the folder says which.
    private static IEnumerable<string> Folders(IGrouping<string, string> files) => files.Count() == 1 ? files : files.Where(file => file.Contains('/', StringComparison.Ordinal));

    private static string Stem(string file) => Path.GetFileNameWithoutExtension(file);

    [GeneratedRegex(@"([\p{L}])\1?")]
    private static partial Regex Doubled();

    private static Regex Phrase(string stem, string file)
    {
        // Letters are doubled, or not, by the slip of a finger.
        var name = Doubled().Replace(Regex.Escape(stem), "$1{1,2}").Replace("-", "[- ]", StringComparison.Ordinal).Replace("_", "[_ ]", StringComparison.Ordinal);
        var folder = Path.GetDirectoryName(file) is { Length: > 0 } parent ? $@"(?:\s+(?:in|from|of|inside)\s+(?:the\s+|my\s+)?{Regex.Escape(parent)}(?:/|\s+(?:folder|directory)))?" : "";
        return new($@"(?<![\w./-])(?:the|my|our|this|his|her|their)\s+{name}(?:\s*(?:(?:\w+\s+)?lists?|files?|notes?|book|csv|table|sheet|text|log)\b)?{folder}(?![\w./-])", RegexOptions.IgnoreCase);
    }
}
