using System.Text.RegularExpressions;

namespace Agent.Tools.Chores;

/// <summary>What a goal wants remembered: all that follows the words that ask for it, or all that stands before them.</summary>
internal static partial class Notes
{
    /// <summary>The note, whole; null when the goal asks for none or for something else besides.</summary>
    public static string? Of(string goal)
    {
        if (Asked().Match(goal) is { Success: true } asked)
            return Whole(asked.Groups[1].Value);
        if (Bare().Match(goal) is { Success: true } bare && bare.Groups["note"].Value is var note && Sentence().IsMatch(note) && !Besides().IsMatch(note))
            return Whole(note);
        return Trailing().Match(goal) is { Success: true } trailing ? Whole(trailing.Groups[1].Value) : null;
    }

    private static string? Whole(string note)
    {
        var text = note.Trim();
        return text.Length == 0 || text.Contains('\n', StringComparison.Ordinal) || Task().IsMatch(text) ? null : text;
    }

    private const string Cue = @"remember(?:ed)?|forget|keep (?:this |it |that )?in (?:mind|memory|your head)|bear in mind|memor(?:y|ise|ize)|mental note|note to (?:self|yourself)|(?:make|take|keep) (?:a )?note|note for|next (?:time|runs?)|later(?: runs)?|(?:the |in )future|future (?:runs|reference)|from now on|about (?:me|us)";

    // With a colon the note is what follows it; without one it is what follows "remember that".
    [GeneratedRegex($@"^(?=[^:]{{0,90}}\b(?:{Cue})\b)[^:.!?\n]{{0,90}}:\s+(.+)$|^(?:[^:.!?\n]{{0,60}}\b)?(?:remember|forget|in (?:mind|memory|your head)|note|aware|know)(?: (?:for|from|in|when|always|please|now|on|next|time|later|the|future|runs?|today|this))*,? that\s+(?<1>.+)$", RegexOptions.IgnoreCase)]
    private static partial Regex Asked();

    [GeneratedRegex(@"^(.+?)\s*(?:[-–,.;(]|\. )\s*(?:and |so )?(?:please )?(?:remember|keep|don'?t forget|do not forget|bear)(?: (?:that|it|this))?(?: in mind)?(?: (?:for|next|later|the|future|time|runs?))*\)?[.!]?$", RegexOptions.IgnoreCase)]
    private static partial Regex Trailing();

    // "Don't forget our dog is called Bo": what follows is a whole sentence, no task ("to") and no question ("when").
    [GeneratedRegex(@"^(?:(?:hey|hi|hello|btw|please|pls|plz|and|also|now|just|always|do)[,!]? )*(?:remember|(?:don'?t|do not|never) (?:ever )?forget|(?:keep|bear) in mind)(?: (?:this|please))*[,:]? (?<note>.+)$", RegexOptions.IgnoreCase)]
    private static partial Regex Bare();

    [GeneratedRegex(@"^(?:(?:i|we|you|he|she|it|they)(?:'(?:m|re|s|ve|ll|d))?\s+\p{L}|(?!(?:to|that|when|how|why|where|what|who|which|if|whether|about|for|this|these|those|last|me|us)\b)[^.!?;]*\s(?:is|are|was|were|has|have|had|will|can(?:not|'t)?|must|should|needs?|likes?|hates?|loves?|wants?|eats?|drinks?|lives?|works?|comes?|goes|sleeps?|closes?|opens?|starts?|ends?|costs?|does|doesn't|don't|never|always|isn't|aren't|won't)\s)", RegexOptions.IgnoreCase)]
    private static partial Regex Sentence();

    [GeneratedRegex(@"\?|\b(?:and|then|so|but)\s+(?:please |now |then )*(?:make|cook|suggest|give|plan|find|write|create|show|tell|can|could)\b", RegexOptions.IgnoreCase)]
    private static partial Regex Besides();

    // A request that goes along is work of another kind.
    [GeneratedRegex(@"[.;!?]\s+(?:please |now |and |then |so )*(?:make|cook|suggest|give|plan|find|write|create|show|tell|what|which|how|can|could)\b", RegexOptions.IgnoreCase)]
    private static partial Regex Task();
}
