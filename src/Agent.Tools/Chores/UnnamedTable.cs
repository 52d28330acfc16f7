using Agent.Core.Goals;
using Agent.Tools.Tables;

namespace Agent.Tools.Chores;

/// <summary>A sum that a goal asks for without naming the table: the one table of the workspace that has the goal's words.</summary>
internal static class UnnamedTable
{
    // The table that lies between the two steps.
    private const string Between = "joined.csv";

    /// <summary>The chore; null when no table or more than one has what the goal names, or when the numbers stand in another table.</summary>
    /// <param name="said">The goal taken apart.</param>
    /// <param name="texts">What stands in the files that may be tables, by their paths.</param>
    /// <param name="to">Where the sum goes.</param>
    public static Chore? Read(ChoreGoal said, IReadOnlyDictionary<string, string> texts, string to)
    {
        var tables = texts.Select(file => (Path: file.Key, Table: NamedCells.Read(file.Key, file.Value))).Where(one => one.Table is not null).ToList();
        var likely = tables.Select(one => (one.Path, one.Table, Named: new NamedCells(one.Table!, said.Words))).Where(one => one.Named.Values.Count > 0).ToList();
        if (likely is not [var (path, table, named)])
            return null;
        if (tables.Where(other => other.Path != path && Completes(other.Table!, table!)).ToList() is { Count: > 0 } completing)
            return completing is [var (other, numbers)] ? Joined(said, (path, table!, named), (other, numbers!), to) : null;
        if (named.Numbers.Count == 0)
            return null;
        return new() { Tools = ["list_files", "read_file", "total"], Steps = 3, File = to, Choices = ChoreOfOne.Total(path, to, named) };
    }

    // The numbers stand in another table: both are joined by the one column that they share, and what was named is added up there.
    private static Chore? Joined(ChoreGoal said, (string Path, Table Table, NamedCells Named) one, (string Path, Table Table) other, string to)
    {
        var keys = other.Table.Columns.Intersect(one.Table.Columns, StringComparer.OrdinalIgnoreCase).ToList();
        var numbers = new NamedCells(other.Table, said.Words).Numbers.Except(keys).ToList();
        if (keys.Count != 1 || numbers.Count != 1)
            return null;
        var choices = ChoreOfOne.Total(Between, to, one.Named);
        choices["read_file.path"] = [one.Path];
        choices["total.column"] = numbers;
        foreach (var (parameter, value) in StatedChore.Paths(("join_tables.path", one.Path), ("join_tables.other", other.Path), ("join_tables.column", keys[0]), ("join_tables.to", Between)))
            choices[parameter] = value;
        return new() { Tools = ["list_files", "read_file", "join_tables", "total"], Steps = 4, File = to, Choices = choices };
    }

    // A table with a column of this one and numbers that this one lacks must be joined to it first.
    private static bool Completes(Table other, Table table)
        => other.Columns.Intersect(table.Columns, StringComparer.OrdinalIgnoreCase).Any()
            && Enumerable.Range(0, other.Columns.Count).Any(i => other.IsNumbers(i) && !table.Columns.Contains(other.Columns[i], StringComparer.OrdinalIgnoreCase));
}
