using Agent.Core.Tools;
using Agent.Tools.Libraries;

namespace Agent.Tools.Tables;

/// <summary>A row as its cells, and as the text that it was read from, so that moving it changes no byte of it.</summary>
internal sealed record TableRow(string[] Cells, string Raw);

/// <summary>Rows of as many cells as the header has columns, of which there are two or more.</summary>
internal sealed record Table(string Name, TableRow Header, IReadOnlyList<TableRow> Rows, string Newline, bool EndsInNewline)
{
    private const int NamedInRefusal = 20;

    /// <summary>The names of the columns, without the spaces around them.</summary>
    public IReadOnlyList<string> Columns { get; } = [.. Header.Cells.Select(cell => cell.Trim())];

    /// <summary>The text of the table with these rows in the place of its own.</summary>
    public string With(IEnumerable<TableRow> rows)
        => string.Join(Newline, rows.Prepend(Header).Select(row => row.Raw)) + (EndsInNewline ? Newline : "");

    /// <summary>The position of a column; a name that is not there or there twice is refused with the names that are.</summary>
    public int Column(string name)
    {
        foreach (var comparison in new[] { StringComparison.Ordinal, StringComparison.OrdinalIgnoreCase })
        {
            var found = Enumerable.Range(0, Columns.Count).Where(i => Columns[i].Equals(name.Trim(), comparison)).ToList();
            if (found.Count == 1)
                return found[0];
            if (found.Count > 1)
                throw new ToolRefusedException("no_such_column", $"'{Name}' has {found.Count} columns '{PlainText.Line(name)}'. Use a column that is there once: {Listed(Columns.Where(c => Columns.Count(other => other == c) == 1))}.");
        }
        throw new ToolRefusedException("no_such_column", $"'{Name}' has no column '{PlainText.Line(name)}'. Its columns are: {Listed(Columns)}.");
    }

    /// <summary>The cells of a column, without the spaces around them.</summary>
    public IEnumerable<string> Cells(int column) => Rows.Select(row => row.Cells[column].Trim());

    /// <summary>Whether something stands in the column and all of it is numbers.</summary>
    public bool IsNumbers(int column)
    {
        var filled = Cells(column).Where(cell => cell.Length > 0).ToList();
        return filled.Count > 0 && filled.All(cell => Tables.Cells.Number(cell) is not null);
    }

    /// <summary>Values as a refusal names them: each once, and not too many.</summary>
    public static string Listed(IEnumerable<string> values)
    {
        var named = values.Distinct().Select(PlainText.Line).Take(NamedInRefusal + 1).ToList();
        return string.Join(", ", named.Take(NamedInRefusal)) + (named.Count > NamedInRefusal ? " and more" : "");
    }
}
