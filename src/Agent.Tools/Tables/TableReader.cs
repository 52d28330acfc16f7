using System.Globalization;
using Agent.Core.Tools;
using Agent.Tools.Texts;
using CsvHelper;
using CsvHelper.Configuration;

namespace Agent.Tools.Tables;

/// <summary>Reads a text as a table. What separates the cells is found, not told; rows of unequal length are refused rather than filled up.</summary>
internal static class TableReader
{
    private static readonly char[] Separators = [',', '\t', ';'];

    /// <summary>The table with the most columns that the text can be read as; a text that is none is refused with the reason.</summary>
    public static Table Read(string name, string text)
    {
        ToolRefusedException? fault = null;
        foreach (var separator in Separators.OrderByDescending(s => HeaderCells(text, s)))
        {
            try
            {
                return Read(name, text, separator);
            }
            catch (ToolRefusedException refused)
            {
                fault ??= refused;
            }
        }
        throw fault!;
    }

    private static int HeaderCells(string text, char separator)
        => text.AsSpan()[..(text.IndexOf('\n', StringComparison.Ordinal) is var end and >= 0 ? end : text.Length)].Count(separator);

    private static Table Read(string name, string text, char separator)
    {
        var lines = TextLines.Of(text);
        var rows = Rows(name, text, separator);
        if (rows.Count == 0 || rows[0].Cells.Length < 2)
            throw Refused($"'{name}' is not a table, because no comma, tab or semicolon separates cells in its first line. Use a file with a header and two columns or more.");
        if (rows.Count == 1)
            throw Refused($"'{name}' has a header and no rows. Use a table with rows.");
        return new Table(name, rows[0], [.. rows.Skip(1)], lines.Newline, lines.EndsInNewline);
    }

    private static List<TableRow> Rows(string name, string text, char separator)
    {
        const string mark = "\uFEFF";
        var start = text.StartsWith(mark, StringComparison.Ordinal) ? mark : "";
        var rows = new List<TableRow>();
        var line = 1;
        using var parser = new CsvParser(new StringReader(text[start.Length..]), new CsvConfiguration(CultureInfo.InvariantCulture)
        {
            Delimiter = separator.ToString(),
            IgnoreBlankLines = false,
            BadDataFound = _ => throw Refused($"'{name}' is not a table, because the quotation marks near line {line} do not pair. Put cells with a quotation mark in them into quotation marks and double those inside."),
        });
        for (; parser.Read(); line = parser.RawRow + 1)
        {
            var cells = parser.Record ?? [];
            if (cells.All(string.IsNullOrWhiteSpace) && cells.Length < 2)
                continue;
            if (rows.Count > 0 && cells.Length != rows[0].Cells.Length)
                throw Refused($"'{name}' is not a table, because line {line} has {(cells.Length == 1 ? "1 cell" : $"{cells.Length} cells")} and the header has {rows[0].Cells.Length}. Give every row as many.");
            rows.Add(new TableRow(cells, (rows.Count == 0 ? start : "") + WithoutNewline(parser.RawRecord)));
        }
        return rows;
    }

    private static string WithoutNewline(string record)
        => record.EndsWith("\r\n", StringComparison.Ordinal) ? record[..^2] : record.EndsWith('\n') || record.EndsWith('\r') ? record[..^1] : record;

    private static ToolRefusedException Refused(string sentence) => new("not_a_table", sentence);
}
