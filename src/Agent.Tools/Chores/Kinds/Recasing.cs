using System.Text.RegularExpressions;
using Agent.Core.Goals;

namespace Agent.Tools.Chores.Kinds;

/// <summary>"title.txt in capital letters".</summary>
internal static partial class Recasing
{
    public static Chore? Read(FileAtHand file)
    {
        if (!file.GivesNoText || file.Says(Cues.Finding()) || file.Says(Cues.Sorting()) || file.Says(Cues.Counting()) || (file.Says(Capitals()), file.Says(Small())) is not ((true, false) or (false, true)))
            return null;
        return FileAtHand.One("change_case", file.Changed, ("path", file.Path), ("letters", file.Says(Capitals()) ? "capitals" : "small"), ("to", file.Changed));
    }

    [GeneratedRegex(@"\bupper-? ?cased?\b|\b(?:all|in|into|to|using) (?:all )?(?:caps|capitals)\b|\b(?:capital|block|big) letters\b|\ball[- ]caps\b|\bcapitali[sz]e (?:all|every|the whole|everything)\b")]
    private static partial Regex Capitals();

    [GeneratedRegex(@"\blower-? ?cased?\b|\b(?:small|little) letters\b|\bno capitals\b")]
    private static partial Regex Small();
}
