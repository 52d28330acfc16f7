using System.Text.RegularExpressions;

namespace Agent.Core.Goals;

/// <summary>The measures in which a goal wants its amounts.</summary>
public static partial class Measures
{
    /// <summary>Whether it asks for those of the US; amounts that it has at hand ask for nothing.</summary>
    public static bool AreOfUs(Goal goal)
    {
        ArgumentNullException.ThrowIfNull(goal);
        return OfUs().IsMatch(goal.Text);
    }

    [GeneratedRegex(@"\b(?:us|u\.s\.|american|imperial|customary) (?:customary )?(?:units?|measures?|measurements?|cups?)\b|\bin (?:american |us )?(?:cups|ounces|pounds|oz|lbs?|fahrenheit)\b|\b(?:using|with|give me|want|need|use) (?:american |us )?(?:cups|ounces|fahrenheit)\b|\b(?:cups|ounces|pounds|spoons)(?:,| and| &|/) ?(?:ounces|pounds|spoons|cups|fahrenheit|teaspoons|tablespoons)\b|\b(?:no|not|without|instead of|none of that|don'?t (?:use|do|understand|get|know)) (?:the )?(?:metric|grams|celsius)\b|\bnon-?metric\b|\bfahrenheit\b", RegexOptions.IgnoreCase)]
    private static partial Regex OfUs();
}
