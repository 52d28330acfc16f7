using Agent.Core.Tools;

namespace Agent.Tools.Tables;

/// <summary>What the tools for tables may be asked for once a table is known.</summary>
internal static class TableChoices
{
    private const int Most = 60;
    private const int LongestCell = 80;

    /// <summary>The choices of a text file that is a table by its name and by what is in it; null for every other.</summary>
    public static Dictionary<string, IReadOnlyList<string>>? In(string path, string text)
    {
        if (!IsNamed(path, ".csv", ".tsv") && !(IsNamed(path, ".txt") && text.Contains('\t', StringComparison.Ordinal)))
            return null;
        try
        {
            return Of(TableReader.Read(path, text));
        }
        catch (ToolRefusedException)
        {
            // The file is read as text all the same.
            return null;
        }
    }

    /// <summary>Whether a file of that name may be a table.</summary>
    public static bool MayBe(string path) => IsNamed(path, ".csv", ".tsv", ".txt");

    public static Dictionary<string, IReadOnlyList<string>> Of(Table table)
    {
        var columns = Enumerable.Range(0, table.Columns.Count).Where(i => table.Columns[i].Length > 0).ToList();
        var numbers = columns.Where(table.IsNumbers).ToList();
        var others = columns.Except(numbers).ToList();
        // A column with few values names kinds, and one with many names things: the kinds come first, so that the cap never takes them.
        var values = others.Select(column => table.Cells(column).Where(cell => cell.Length is > 0 and <= LongestCell).Distinct().ToList()).OrderBy(cells => cells.Count).SelectMany(cells => cells);
        var choices = new Dictionary<string, IReadOnlyList<string>>();
        Add("sort_table.column", columns.Select(i => table.Columns[i]));
        Add("join_tables.column", columns.Select(i => table.Columns[i]));
        Add("total.column", numbers.Select(i => table.Columns[i]));
        Add("total.where", others.Select(i => table.Columns[i]));
        Add("total.equals", values);
        return choices;

        void Add(string parameter, IEnumerable<string> known)
        {
            if (known.Distinct().Take(Most).ToList() is { Count: > 0 } some)
                choices[parameter] = some;
        }
    }

    private static bool IsNamed(string path, params string[] endings) => endings.Any(ending => path.EndsWith(ending, StringComparison.OrdinalIgnoreCase));
}
