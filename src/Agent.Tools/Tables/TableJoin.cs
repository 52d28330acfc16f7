using System.Globalization;
using Agent.Core.Tools;
using Agent.Tools.Libraries;
using CsvHelper;
using CsvHelper.Configuration;

namespace Agent.Tools.Tables;

/// <summary>The rows of two tables that have the same key, side by side.</summary>
/// <param name="Text">The joined table, separated by commas.</param>
/// <param name="Rows">How many rows it has.</param>
/// <param name="Alone">How many rows of both tables found no partner and are left out.</param>
internal sealed record TableJoin(string Text, int Rows, int Alone)
{
    private sealed record Source(string Name, bool OfOther, int Column);

    /// <summary>An inner join: rows by the key ascending, columns as they stand in the first table and then in the second, a name that both have numbered in the second.</summary>
    /// <param name="one">The first table.</param>
    /// <param name="other">The second table.</param>
    /// <param name="column">The column of the key, in both.</param>
    /// <param name="columns">The columns to keep, in their order; all where none is said.</param>
    /// <param name="most">The most characters that the text may grow to, since keys that repeat in both tables multiply.</param>
    /// <returns>Null when the text would be longer.</returns>
    public static TableJoin? Of(Table one, Table other, string column, IReadOnlyList<string> columns, int most)
    {
        var (key, otherKey) = (one.Column(column), other.Column(column));
        var keys = one.Cells(key).ToList();
        var partners = other.Rows.Where(row => row.Cells[otherKey].Trim().Length > 0).ToLookup(row => row.Cells[otherKey].Trim());
        var known = keys.ToHashSet();
        var alone = keys.Count(k => !partners.Contains(k)) + other.Cells(otherKey).Count(k => k.Length == 0 || !known.Contains(k));
        var sources = Kept(Sources(one, other, otherKey), columns);

        using var text = new StringWriter();
        using var writer = new CsvWriter(text, new CsvConfiguration(CultureInfo.InvariantCulture) { NewLine = one.Newline });
        Write(writer, sources.Select(source => source.Name));
        var rows = 0;
        foreach (var i in Cells.Sorted(keys))
        {
            foreach (var partner in partners[keys[i]])
            {
                Write(writer, sources.Select(source => (source.OfOther ? partner : one.Rows[i]).Cells[source.Column]));
                writer.Flush();
                rows++;
                if (text.GetStringBuilder().Length > most)
                    return null;
            }
        }
        return rows > 0
            ? new(text.ToString(), rows, alone)
            : throw new ToolRefusedException("nothing_to_join", $"No '{one.Columns[key]}' of '{one.Name}' stands in '{other.Name}'. Join by a column whose values are in both.");
    }

    /// <summary>The names of all its columns, in alphabetical order.</summary>
    public static IReadOnlyList<string> Alphabetical(Table one, Table other, string column)
        => [.. Sources(one, other, other.Column(column)).Select(source => source.Name).Order(StringComparer.Ordinal)];

    private static List<Source> Sources(Table one, Table other, int otherKey)
    {
        var sources = one.Columns.Select((name, i) => new Source(name, false, i)).ToList();
        foreach (var (i, name) in other.Columns.Index().Where(c => c.Index != otherKey))
            sources.Add(new Source(Free(name, sources), true, i));
        return sources;
    }

    private static List<Source> Kept(List<Source> all, IReadOnlyList<string> columns) => columns.Count == 0 ? all :
    [
        .. columns.Select(name => all.Find(source => source.Name.Equals(name, StringComparison.OrdinalIgnoreCase))
            ?? throw new ToolRefusedException("no_such_column", $"The joined table has no column '{PlainText.Line(name)}'. Its columns are: {Table.Listed(all.Select(source => source.Name))}.")),
    ];

    private static string Free(string name, List<Source> taken)
        => Enumerable.Range(1, taken.Count + 1).Select(n => n == 1 ? name : $"{name}_{n}").First(free => taken.All(source => source.Name != free));

    private static void Write(CsvWriter writer, IEnumerable<string> cells)
    {
        foreach (var cell in cells)
            writer.WriteField(cell);
        writer.NextRecord();
    }
}
