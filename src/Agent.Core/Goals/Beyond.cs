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

    // "Book" and "post" are nouns too, so that they need an object; "order the shelves by year" sorts.
    [GeneratedRegex(@"^(?:please |pls |kindly |can you |could you |will you |go and )*(?:(?:buy|purchase|reserve|e-?mail|tweet|send)|(?:book|phone|pay|ring|post|order(?! the\b)) (?:me|us|him|her|it|this|that|my|our|the|an?|some|two|three|four|five|six)) (?!\w+ing\b)", RegexOptions.IgnoreCase)]
    private static partial Regex Deed();
}
