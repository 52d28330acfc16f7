using Agent.Core.Goals;
using Agent.Tools.Tables;

namespace Agent.Tools.Chores;

/// <summary>A sum that a goal asks for without naming the table: the one table of the workspace that has the goal's words.</summary>
internal static class UnnamedTable
{
    /// <summary>The chore; null when no table or more than one has what the goal names, or when the numbers stand in another table.</summary>
    /// <param name="said">The goal taken apart.</param>
    /// <param name="texts">What stands in the files that may be tables, by their paths.</param>
    /// <param name="to">Where the sum goes.</param>
    public static Chore? Read(ChoreGoal said, IReadOnlyDictionary<string, string> texts, string to)
    {
        var tables = texts.Select(file => (Path: file.Key, Table: NamedCells.Read(file.Key, file.Value))).Where(one => one.Table is not null).ToList();
        var likely = tables.Select(one => (one.Path, one.Table, Named: new NamedCells(one.Table!, said.Words))).Where(one => one.Named.Values.Count > 0).ToList();
        if (likely is not [var (path, table, named)] || named.Numbers.Count == 0 || tables.Exists(other => other.Path != path && Completes(other.Table!, table!)))
            return null;
        return new() { Tools = ["list_files", "read_file", "total"], Steps = 3, File = to, Choices = ChoreOfOne.Total(path, to, named) };
    }

    // A table with a column of this one and numbers that this one lacks must be joined to it first.
    private static bool Completes(Table other, Table table)
        => other.Columns.Intersect(table.Columns, StringComparer.OrdinalIgnoreCase).Any()
            && Enumerable.Range(0, other.Columns.Count).Any(i => other.IsNumbers(i) && !table.Columns.Contains(other.Columns[i], StringComparer.OrdinalIgnoreCase));
}
