using Agent.Core.Goals;

namespace Agent.Tools.Chores.Kinds;

/// <summary>"How many members in club.csv have not paid": rows that fit, and their number alone.</summary>
internal static class CountingRows
{
    public static Chore? Read(FileAtHand file)
    {
        if (file.Table is null || file.Said.After is not null || file.Said.New.Count > 1 || !file.Says(Cues.Numbering()) || file.Says(Cues.Totalling()) || file.Says(Cues.Sorting()) || AsksForColumn(file) || Condition.In(file) is not { } rows)
            return null;
        return FileAtHand.One("count_rows", file.Answer, ("path", file.Path), ("where", rows.Column), ("comparison", rows.Comparison), ("value", rows.Value), ("to", file.Answer));
    }

    // "How many hours did Eva work" asks for a sum where hours are what a column holds.
    private static bool AsksForColumn(FileAtHand file)
        => Cues.HowMany().Match(file.Said.Said) is { Success: true } asked && new NamedCells(file.Table!, file.Said.Words).Numbers.Any(column => column.Equals(asked.Groups["what"].Value, StringComparison.OrdinalIgnoreCase));
}
