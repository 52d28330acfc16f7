using System.Text.RegularExpressions;
using Agent.Core.Goals;

namespace Agent.Tools.Chores.Kinds;

/// <summary>"Remove the duplicates from a.txt": each line once, and sorted where the goal says so.</summary>
internal static partial class Unrepeating
{
    public static Chore? Read(FileAtHand file)
    {
        if (!file.GivesNoText || !file.Says(Repeats()) || file.Says(Cues.Counting()) || file.Says(Cues.Descending()))
            return null;
        var once = FileAtHand.One("unique_lines", file.Changed, ("path", file.Path), ("to", file.Changed));
        if (!Cues.Sorting().IsMatch(Cues.Following().Replace(file.Said.Said, "")) && !file.Says(Alphabetical()))
            return once;
        return file.Table is not null ? null : once with
        {
            Tools = ["unique_lines", "sort_lines"], Steps = 2,
            Choices = StatedChore.Paths(("unique_lines.path", file.Path), ("unique_lines.to", file.Changed), ("sort_lines.path", file.Changed), ("sort_lines.to", file.Changed)),
        };
    }

    [GeneratedRegex(@"\bde-?dup\w*|\b(?:remov\w+|delet\w+|drop\w*|eras\w+|without|strip\w*|get rid of|clean\w*|weed out|no|take out|throw out|tak\w+ (?:away|out)|lose|kill|leave out|filter out) (?:\w+ ){0,4}?(?:duplicates?|duplicated|dupes?|repeats?|repeated|repetitions?|doubles?|doubled)\b|\b(?:duplicates?|dupes?|repeats|doubles) (?:\w+ ){0,3}?(?:removed|out|away|gone|deleted|dropped)\b|\b(?:each|every|all) (?:\w+ ){0,3}(?:only |just )?once\b|\bonly once\b|\b(?:unique|distinct) (?:\w+ ){0,2}(?:lines|entries|names|rows|values|words|items|ones)\b|\buniq\b")]
    private static partial Regex Repeats();

    [GeneratedRegex(@"\balphab\w+")]
    private static partial Regex Alphabetical();
}
