using Agent.Core.Goals;

namespace Agent.Core.Critiques;

/// <summary>Compares a brief with the goal word by word: what the user said must have become part of the brief.</summary>
public static class Coverage
{
    // Words by which people ask, not words of what they ask for.
    private static readonly HashSet<string> Asking = [.. """
        a about add all also am an and another any anyone are as at be been bring but by call can come could cook cooking create
        do does dish easy eat else fast find fine food for from get give go good great had has have having he hello help hey hi her him his how i idea if in
        into invent is it just kindly know let like list little look looking made make making maybe me meal my need nice no not of on one or our out
        people perhaps person plan please portion prepare put quick quickly really recipe save serve serving she should show simple so some someone
        something suggest suggestion tasty tell thank thanks that the their them then there these they thing this those to tonight traditional two up us
        use uses using very want was we what when which who whole will wish with without would write you your guest family
        """.Split([' ', '\n', '\r'], StringSplitOptions.RemoveEmptyEntries).SelectMany(Words.Of)];

    private static readonly string[] Numbers = ["zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"];

    /// <summary>The words of the goal that the brief leaves out, in the goal's order; numbers count as words, in letters or digits.</summary>
    public static IReadOnlyList<string> LeftOut(Goal goal, Brief brief)
    {
        ArgumentNullException.ThrowIfNull(goal);
        ArgumentNullException.ThrowIfNull(brief);
        var kept = Words.Of(string.Join(' ', [brief.Subject, brief.File, .. brief.Criteria.Select(c => c.Value)])).Select(Digits).ToHashSet();
        return [.. Words.Of(goal.Text).Where(word => word.Length > 1 || char.IsAsciiDigit(word[0])).Where(word => !Asking.Contains(word)).Select(Digits).Where(word => !kept.Contains(word)).Distinct()];
    }

    /// <summary>Whether a phrase can be what the goal asks for: more than a number, a mark or words by which people ask; a time of day can.</summary>
    public static bool IsAsked(string phrase)
    {
        ArgumentNullException.ThrowIfNull(phrase);
        return phrase.Length > 0 && phrase[0] != '-' && phrase[^1] != '-' && (phrase.Contains(':', StringComparison.Ordinal) || Words.Of(phrase).Any(word => !Asking.Contains(word) && !word.All(char.IsAsciiDigit)));
    }

    private static string Digits(string word) => Array.IndexOf(Numbers, word) is >= 0 and var number ? $"{number}" : word;
}
