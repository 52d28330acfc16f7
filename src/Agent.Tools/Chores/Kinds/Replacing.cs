using System.Text.RegularExpressions;
using Agent.Core.Goals;
using Agent.Tools.Texts;

namespace Agent.Tools.Chores.Kinds;

/// <summary>"Replace oak with ash", "change every 'Mr Hale' to 'Ms Okoye'": words that stand in the file, and others for them.</summary>
internal static partial class Replacing
{
    private const int Most = 80;

    public static Chore? Read(FileAtHand file)
    {
        foreach (var form in new[] { With(), To(), For(), InsteadOf(), NotOld() })
            foreach (var match in form.Matches(file.Said.Words).Cast<Match>())
                if ((Bare(match.Groups["old"].Value), Bare(match.Groups["new"].Value)) is var (old, other) && IsSaid(old) && IsSaid(other) && WholeWords.Stand(file.Text, old))
                    return FileAtHand.One("replace_text", file.Changed, ("path", file.Path), ("text", old), ("with", other), ("to", file.Changed));
        return null;
    }

    private static bool IsSaid(string words) => words.Length is > 0 and <= Most && !words.Contains('§', StringComparison.Ordinal);

    private static string Bare(string said) => Kind().Replace(said.Trim(), "").Trim('"', '\'', '\u201c', '\u201d', '\u2018', '\u2019');

    private const string Quoted = """(?:"[^"]+"|'[^']+'|\u201c[^\u201d]+\u201d|\u2018[^\u2019]+\u2019)""";
    private const string Old = @"(?<old>(?:the )?(?:words?|name|text|phrase)?\s*" + Quoted + @"|\S.{0,60}?)";
    private const string New = @"(?<new>(?:the )?(?:words?|name|text|phrase)?\s*" + Quoted + @"|\S.{0,60}?)(?=\s+(?:in|inside|within|of|on|throughout|through|every|everywh?ere|all over|and|then|but|please|pls|only|where|wherever)\b|\s*[.,;!?)](?:\s|$)|\s*$)";

    [GeneratedRegex(@"\b(?:replac(?:e|ing)|substitut(?:e|ing)|overwrite)\s+" + Old + @"(?:\s+(?:in|inside) (?:the (?:file )?)?§)?\s+(?:with|by)\s+" + New, RegexOptions.IgnoreCase)]
    private static partial Regex With();

    [GeneratedRegex(@"\b(?:chang(?:e|ing)|turn(?:ing)?|correct(?:ing)?|updat(?:e|ing)|rename|fix(?:ing)?)\s+" + Old + @"(?:\s+(?:in|inside) (?:the (?:file )?)?§)?\s+(?:to|into)\s+" + New, RegexOptions.IgnoreCase)]
    private static partial Regex To();

    [GeneratedRegex(@"\b(?:swap(?:ping)?|exchang(?:e|ing))\s+(?:out )?" + Old + @"(?:\s+(?:in|inside) (?:the (?:file )?)?§)?\s+(?:for|with|to|by)\s+" + New, RegexOptions.IgnoreCase)]
    private static partial Regex For();

    [GeneratedRegex(@"\b(?:write|use|say|put|have|with)\s+(?<new>" + Quoted + @"|\S.{0,60}?)\s+(?:instead|in place) of\s+(?<old>" + Quoted + @"|\S.{0,60}?)(?=\s+(?:in|inside|throughout|everywhere)\b|\s*[.,;!?)](?:\s|$)|\s*$)", RegexOptions.IgnoreCase)]
    private static partial Regex InsteadOf();

    // "It's Tuesday not Thursday, please change that": nothing else is said of either word.
    [GeneratedRegex(@"\b(?:it'?s|it is|it should (?:be|say|read)|should (?:be|say|read)|make it|must be)\s+(?<new>" + Quoted + @"|\w[\w' -]{0,40}?),?\s+(?:and )?(?:not|rather than)\s+(?<old>" + Quoted + @"|\w[\w' -]{0,40}?)(?=\s+(?:in|so|and|please|pls)\b|\s*[.,;!?)]|\s*$)(?=.*\b(?:chang|fix|correct|updat|replac|mend|put (?:that|it) right|in §|of §)|(?<=§.*))", RegexOptions.IgnoreCase)]
    private static partial Regex NotOld();

    [GeneratedRegex(@"^(?:(?:all|every|each|any|both|the|of) )*(?:(?:occurrences?|instances?|mentions?) of (?:the )?)?(?:(?:words?|name|text|phrase)\s+)?", RegexOptions.IgnoreCase)]
    private static partial Regex Kind();
}
