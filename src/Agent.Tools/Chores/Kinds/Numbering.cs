using Agent.Core.Goals;
using Agent.Tools.Tables;

namespace Agent.Tools.Chores.Kinds;

/// <summary>"Number the lines of fruit.txt": each behind its number, and sorted before where the goal says so.</summary>
internal static class Numbering
{
    public static Chore? Read(FileAtHand file)
    {
        if (!file.GivesNoText || file.Table is not null || !file.Says(Cues.LineNumbers()))
            return null;
        var rest = Cues.LineNumbers().Replace(Cues.Following().Replace(file.Said.Said, ""), "");
        if (Cues.Finding().IsMatch(rest) || Cues.Counting().IsMatch(rest) || Cues.Copying().IsMatch(rest))
            return null;
        var numbered = FileAtHand.One("number_lines", file.Changed, ("path", file.Path), ("to", file.Changed));
        if (!Cues.Sorting().IsMatch(rest))
            return numbered;
        (string, string)[] order = Cues.Descending().IsMatch(rest) ? [("sort_lines.order", SortOrders.Descending)] : [];
        return numbered with
        {
            Tools = ["sort_lines", "number_lines"], Steps = 2,
            Choices = StatedChore.Paths([("sort_lines.path", file.Path), ("sort_lines.to", file.Changed), .. order, ("number_lines.path", file.Changed), ("number_lines.to", file.Changed)]),
        };
    }
}
