using System.Text.RegularExpressions;

namespace Agent.Tools.Chores;

/// <summary>Which of the two new files that a goal names the first of two works writes, as the order of works and files in the goal has it.</summary>
internal static partial class FirstOfTwo
{
    /// <summary>The file of the first work; null when the order leaves it open.</summary>
    /// <param name="said">The goal taken apart, with two new files.</param>
    /// <param name="first">Words for the first work or for what it leaves.</param>
    /// <param name="then">Words for the second.</param>
    public static string? Of(ChoreGoal said, Regex first, Regex then)
    {
        if (said.New.Count != 2 || said.At(said.New[0]) is not (>= 0 and var file))
            return null;
        var (before, after) = (said.Said[..file], Cues.Following().Replace(said.Said[file..], ""));
        // What is sorted or counted is what the first work left.
        if (!then.IsMatch(before) || Governing().IsMatch(before))
            return said.New[0];
        return (First: first.IsMatch(after), Then: then.IsMatch(after)) switch
        {
            (true, false) => said.New[1],
            (false, _) when Index(first, before) < Index(then, before) => said.New[0],
            _ => null,
        };
    }

    private static int Index(Regex cue, string text) => cue.Match(text) is { Success: true } match ? match.Index : int.MaxValue;

    [GeneratedRegex(@"\b(?:sort|order|arrange|rank|count|tally)(?:ing)? (?:(?:all |of |in |the |lines? |rows? |up )*)$")]
    private static partial Regex Governing();
}
