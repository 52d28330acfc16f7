using System.Text.RegularExpressions;

namespace Agent.Tools.Chores;

/// <summary>A text to put down that a goal gives without quotation marks, where its words leave no doubt about where it begins and ends: "the words X into a.txt", "append the line X to a.txt", "the row is X".</summary>
internal static partial class UnmarkedText
{
    private const int Most = 200;

    /// <summary>Where it begins and ends, and the text itself; null when none is sure.</summary>
    public static (int At, int End, string Text)? In(string goal)
    {
        foreach (var form in new[] { Into(), Before(), Told(), Noted(), Kept(), Needed(), Bare() })
            if (form.Match(goal) is { Success: true } match && match.Groups["text"] is { Value: var text } found && IsText(text))
                return (found.Index, found.Index + found.Length, text);
        return null;
    }

    // "The lines that mention tea" are to be found, "the lines in order" to be sorted, and line numbers to be counted.
    private static bool IsText(string text) => text.Length is > 1 and <= Most && !text.Contains('\n', StringComparison.Ordinal) && !Described().IsMatch(text) && !File().IsMatch(text);

    private const string Name = @"[\p{L}\p{N}_][\p{L}\p{N}_./-]*\.\p{L}[\p{L}\p{N}]{0,4}\b";

    private const string Verb = @"\b(?:put|write|save|store|add|append|stick|pop|enter|note|jot|type|insert|tack|place|record|log)(?: down)?\s+";

    private const string Kind = @"(?:the|this|these|a|one|another)\s+(?:(?:new|extra|more|further|last|following|final|single)\s+)*(?:words?|text|lines?|sentence|phrase|message|row|entry|record|string)\s+";

    // The text stands between what it is called and the file.
    [GeneratedRegex(Verb + Kind + @"(?<text>\S.*?)(?:\s+(?:under|below|beneath|after|behind)\s+(?:the|what|it|all|everything)\b.*?)?\s+(?:in|into|to|onto|on|at the (?:very )?(?:end|bottom|foot|top|start|beginning|head) of|as the last (?:line|row|entry) of)\s+(?:(?:the|my|our|a|new|file|end|bottom|foot|called|named|of)\s+){0,5}" + Name, RegexOptions.IgnoreCase | RegexOptions.Singleline)]
    private static partial Regex Into();

    // The file stands before the text.
    [GeneratedRegex(Name + @".*?" + Verb + Kind + @"(?<text>\S.*?)(?:\s*[,;.(]?\s*(?:\b(?:and|but)\s+(?:please\s+)?(?:do not|don'?t|leave|keep|nothing|let)\b|\bwithout\b|\bplease\b|\bthanks?\b).*|\s+(?:at|to|on|in) (?:the|its) (?:very )?(?:end|bottom|foot)\b.*|[.!]?\s*)$", RegexOptions.IgnoreCase | RegexOptions.Singleline)]
    private static partial Regex Before();

    // "The row is X", "a file a.txt that says X", "it should read X".
    [GeneratedRegex(@"(?:\b(?:row|line|entry|record|text)\s+(?:is|reads|should be|should read|should say|must be|shall be)|" + Name + @"\s*,?\s+(?:which|that|and it|it)?\s*(?:should|must|shall)?\s*(?:says?|saying|reads?|reading|with (?:just |only )?the (?:words?|text|line)|containing (?:just |only )?the (?:words?|text|line)))\s*:?\s+(?<text>\S.*?)(?:\s*[,;.(]?\s*(?:\b(?:and|but)\s+(?:please\s+)?(?:do not|don'?t|leave|keep|nothing|let)\b|\bplease\b|\bthanks?\b|\bnothing else\b).*|[.!]?\s*)$", RegexOptions.IgnoreCase | RegexOptions.Singleline)]
    private static partial Regex Told();

    // "A note in a.txt that the plumber comes on Friday".
    [GeneratedRegex(@"\b(?:note|reminder|message|memo)\s+(?:in|into|to)\s+(?:(?:the|my|our|a|new|file|called|named)\s+){0,3}" + Name + @"\s*,?\s+(?:that|saying(?: that)?|which says(?: that)?)\s+(?<text>\S.*?)[.!]?\s*$", RegexOptions.IgnoreCase)]
    private static partial Regex Noted();

    // "Remember that the code is 4417, keep it in a.txt".
    [GeneratedRegex(@"^(?:please |pls )?(?:remember|note(?: down)?|don'?t forget)(?: that)?,?\s+(?<text>\S[^,;.]*?)\s*[,;.]\s*(?:and )?(?:please )?(?:keep|put|write|save|store|note)\s+(?:it|this|that)(?: down)?\s+(?:in|into|to)\s+(?:(?:the|my|our|a|new|file|called|named)\s+){0,3}" + Name + @"[.!]?\s*$", RegexOptions.IgnoreCase)]
    private static partial Regex Kept();

    // "Passport needs to go at the very top of a.txt".
    [GeneratedRegex(@"(?:^|[.!?,;:]\s+)(?<text>(?!(?:the|a|an|all|both|it|its|this|that|these|those|my|your|our|what|everything|every|each|one|some|there|i|we|you|they|he|she)\b)[^\s,;:.?!]+(?:\s(?!(?:and|or|needs?|has|have|should|must|ought)\b)[^\s,;:.?!]+){0,3})\s+(?:needs? to|has to|have to|should|must|ought to)\s+(?:go|be|stand|come|be added|be put)\s+(?:in|into|to|on|onto|at|as)\s+(?:the (?:very )?(?:top|bottom|end|start|beginning|first line|last line|foot|head) (?:of|in) )?(?:(?:the|my|our)\s+(?:\w+\s+){0,2})?" + Name, RegexOptions.IgnoreCase)]
    private static partial Regex Needed();

    // "Add oat milk to a.txt": one thing, which is no word for something else.
    [GeneratedRegex(@"(?:^|[.!?,;:]\s+|\b(?:please|pls|and|could you|can you|just|kindly|to)\s+)(?:put|add|append|stick|pop|jot|tack|write|note)\s+(?<text>(?!(?:the|a|an|all|both|it|its|this|that|these|those|my|your|our|his|her|their|what|whatever|everything|every|each|one|two|three|four|another|some|more|down|in|on|to|up|how|me|us|them|something)\b)[^\s,;:.?!]+(?:\s(?!(?:and|or|to|in|into|on|onto|at|of|from|with|as|then|by|for|lines?|rows?|names?|total|sum|number|column|file|files)\b)[^\s,;:?!]+){0,4})\s+(?:to|on|onto|at)\s+(?:(?:the|its)\s+(?:very\s+)?(?:end|bottom|foot)\s+of\s+)?(?:(?:the|my|our)\s+(?:\w+\s+){0,2})?" + Name + @"(?:\s*[,.;!]?\s*(?:please|pls|thanks|thank you|keep\b.*|leave\b.*|don'?t\b.*|and (?:keep|leave)\b.*))?[.!]?$", RegexOptions.IgnoreCase)]
    private static partial Regex Bare();

    [GeneratedRegex(@"^(?:more\b|extra$|(?:line|row) numbers?$|that|which|with|of|from|in|who|where|about|containing|mentioning|starting|ending|by|for|is|are|say|says|hold|holds|sorted|and|or|count|as|into|to|at)\b|\b(?:sorted|alphabetical\w*|how many|that (?:contain|mention|have|hold|start|say)\w*|of each|in order|(?:first|second|third|next) (?:line|row))\b", RegexOptions.IgnoreCase)]
    private static partial Regex Described();

    [GeneratedRegex(Name, RegexOptions.IgnoreCase)]
    private static partial Regex File();
}
