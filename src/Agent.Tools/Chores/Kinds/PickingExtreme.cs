using System.Text.RegularExpressions;
using Agent.Core.Goals;
using Agent.Tools.Tables;

namespace Agent.Tools.Chores.Kinds;

/// <summary>"Who has the most points in league.csv?": a cell of the row that has most or least under another column.</summary>
internal static partial class PickingExtreme
{
    public static Chore? Read(FileAtHand file)
    {
        if (!file.GivesNoText || file.Said.New.Count > 1 || file.Table is not { } table || file.Says(WorkingOut.InOrder()) || file.Says(Cues.Counting()) || !file.Says(Asked()))
            return null;
        var named = new NamedCells(table, file.Said.Words);
        if (End(file) is not { } end || named.Values.Count > 0 || Deciding(table, named) is not { } by)
            return null;
        var others = table.Columns.Where((column, i) => column != by && !table.IsNumbers(i)).ToList();
        var column = others.Find(column => FoundWords.Stands(file.Said.Words, column)) ?? others.FirstOrDefault();
        return column is null ? null : FileAtHand.One("pick_extreme", file.Answer, ("path", file.Path), ("by", by), ("end", end), ("column", column), ("to", file.Answer));
    }

    private static string? End(FileAtHand file) => (file.Says(Most()), file.Says(Least())) switch { (true, false) => "most", (false, true) => "least", _ => null };

    // The one column of numbers or days that the goal names, or the only one.
    private static string? Deciding(Table table, NamedCells named)
    {
        var days = Enumerable.Range(0, table.Columns.Count).Where(i => table.Cells(i).All(cell => Cells.Time(cell) is not null)).Select(i => table.Columns[i]);
        return named.Numbers is [var number] ? number : named.Numbers.Count == 0 && days.ToList() is [var day] ? day : null;
    }

    [GeneratedRegex(@"\b(?:who|whose|which|what)\b|\b(?:name|title) of\b")]
    private static partial Regex Asked();

    [GeneratedRegex(@"\b(?:(?<!at )most|highest|largest|biggest|greatest|maximum|max|best|longest|heaviest|tallest|latest|newest|dearest|busiest|priciest)\b")]
    private static partial Regex Most();

    [GeneratedRegex(@"\b(?:(?<!at )least|fewest|lowest|smallest|minimum|min|cheapest|shortest|lightest|earliest)\b")]
    private static partial Regex Least();
}
