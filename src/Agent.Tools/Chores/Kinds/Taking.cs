using System.Text.RegularExpressions;
using Agent.Core.Goals;

namespace Agent.Tools.Chores.Kinds;

/// <summary>"The first five lines of queue.txt into next.txt", "keep only the last two lines of log.txt".</summary>
internal static partial class Taking
{
    public static Chore? Read(FileAtHand file)
    {
        if (!file.GivesNoText || file.Said.New.Count > 1 || (file.Said.New.Count == 0 && !file.Says(Kept())) || file.Says(Cues.Sorting()) || file.Says(Cues.Counting()) || Asked().Matches(file.Said.Said) is not [var asked])
            return null;
        var end = asked.Groups["last"].Success ? LineTools.Last : "first";
        var count = asked.Groups["count"].Success ? Phrases.Digits(asked.Groups["count"].Value) : "1";
        return char.IsAsciiDigit(count[0]) ? FileAtHand.One("take_lines", file.Changed, ("path", file.Path), ("end", end), ("count", count), ("to", file.Changed)) : null;
    }

    // In place, so that all else is lost: only where the goal says that it may be.
    [GeneratedRegex(@"\bkeep (?:only|just|nothing but)\b|\b(?:only|just) keep\b|\bkeep\b.*\b(?:throw|delet|remov|drop|discard|toss|get rid)|\b(?:trim|cut|shorten|truncate)\w*\b.*\b(?:to|down to)\b|\b(?:delete|remove|drop|throw (?:out|away)|get rid of) (?:all|everything) (?:but|except|after|beyond|below)\b")]
    private static partial Regex Kept();

    [GeneratedRegex(@"\b(?:(?<first>first|top|opening)|(?<last>last|bottom|final|newest|latest)) (?:(?<count>\d{1,6}|[a-z]+) )?(?:\w+ )?(?:lines?|rows?|entries|entry|items|names)\b(?=[^.]*§)|\b(?:head|(?<last>tail)) -n? ?(?<count>\d{1,6})\b")]
    private static partial Regex Asked();
}
