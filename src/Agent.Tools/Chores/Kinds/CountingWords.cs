using System.Text.RegularExpressions;
using Agent.Core.Goals;

namespace Agent.Tools.Chores.Kinds;

/// <summary>"Count the words in essay.txt", "how many times does the word penalty appear in report.txt".</summary>
internal static partial class CountingWords
{
    public static Chore? Read(FileAtHand file)
    {
        if (file.Said.After is not null || file.Said.New.Count > 1 || file.Table is not null)
            return null;
        if (file.Says(AllWords()) && file.Said.Quoted.Count == 0)
            return Counted(file, "");
        var words = file.Said.Quoted.Count > 0 ? file.Said.Quoted : FoundWords.In(file.Goal, file.Text);
        return file.Says(Times()) && words is [var text] ? Counted(file, text) : null;
    }

    private static Chore Counted(FileAtHand file, string text) => FileAtHand.One("count_words", file.Answer, ("path", file.Path), ("text", text), ("to", file.Answer));

    [GeneratedRegex(@"\b(?:count|tally|number of|how many)(?: up)?(?: all)?(?: of)?(?: the)? words\b(?! (?:that|which|with|start|begin|end|about))|\bword[- ]?count\b|\bwc -w\b")]
    private static partial Regex AllWords();

    [GeneratedRegex(@"\b(?:how many times|how often|number of times|times that)\b.*\b(?:the )?(?:word|phrase|name|term)\b|\b(?:word|phrase|name|term)\b.*\b(?:how many times|how often|number of times)\b|\b(?:count|number of|how many)(?: all| every)?(?: the)? (?:occurrences|instances|appearances)\b")]
    private static partial Regex Times();
}
