using System.Text.RegularExpressions;

namespace Agent.Core.Goals;

/// <summary>Goals that no tool could reach, as their own words say: a file outside the workspace, or a deed in the world.</summary>
public static partial class Beyond
{
    /// <summary>Whether the goal is surely one of them; a small model that may say yes to it would only spend its budget.</summary>
    public static bool Holds(Goal goal)
    {
        ArgumentNullException.ThrowIfNull(goal);
        return Outside().IsMatch(goal.Text) || (Deed().IsMatch(goal.Text) && Phrases.FilesOf(goal).Count == 0 && Phrases.QuotedOf(goal).Count == 0);
    }

    [GeneratedRegex(@"(?<![\w.])\.\.[/\\]|(?<![\w.])~[/\\]|(?<![\w.:/])/(?:etc|home|root|usr|var|proc|sys|dev|tmp)/|\b[a-z]:\\|\b(?:in|from|to|of) (?:the|my) home (?:directory|folder)\b", RegexOptions.IgnoreCase)]
    private static partial Regex Outside();

    // "Order the shelves by year" sorts and "post" is also a noun, so that an order and a post need their object.
    [GeneratedRegex(@"^(?:please |pls |kindly |can you |could you |will you |go and )*(?:buy|purchase|book|reserve|phone|e-?mail|tweet|pay|order (?:me|us|some|two|three|an?)|ring|send|post (?:it|this|that|a|my|the)) (?!\w+ing\b)", RegexOptions.IgnoreCase)]
    private static partial Regex Deed();
}
