using System.ComponentModel;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using Agent.Core.Tools;
using Agent.Tools.Libraries;
using Agent.Tools.Tables;
using Agent.Tools.Texts;
using Agent.Tools.Workspaces;
using Microsoft.SemanticKernel;

namespace Agent.Tools;

/// <summary>Figures, rows and other forms of tables and lists that code reads from a goal and carries out; the model names nothing here.</summary>
public sealed class RowTools(Workspace workspace)
{
    private const string From = "Path of the table, e.g. spending.csv.";
    private const string To = "Path of the file to write, e.g. output.txt.";
    private const string Where = "Name of the column that says which rows count, e.g. category; empty for all rows.";
    private const string Is = "How it compares: is, is not, over, under, at least or at most.";
    private const string Value = "What it is compared with, e.g. travel.";

    private static readonly JsonSerializerOptions Readable = new() { WriteIndented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private readonly TextFiles files = new(workspace);

    [KernelFunction("figure"), Description("Works out figures of a column or of a list of numbers.")]
    [Touches(Effect.WriteWorkspace)]
    public async Task<ToolResult> FigureAsync(
        [Description("Path of the table or of a text with a number in each line."), Takes(Known.Chore)] string path,
        [Description("total, average, median, largest or smallest; several separated by commas."), Takes(Known.Chore)] string figure,
        [Description("Name of the column of numbers; empty for a list of numbers."), Takes(Known.Chore)] string column,
        [Description(Where), Takes(Known.Chore)] string where,
        [Description(Is), Takes(Known.Chore)] string comparison,
        [Description(Value), Takes(Known.Chore)] string value,
        [Description(To), Takes(Known.Chore)] string to,
        CancellationToken cancellationToken = default)
    {
        var text = await files.ReadAsync(path, cancellationToken);
        var numbers = column.Length == 0 ? Listed(path, text) : InColumn(TableReader.Read(path, text), column, where, comparison, value);
        var asked = figure.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
        var lines = asked.Select(name => (Name: name, Value: Cells.Plain(Figures.Of(name, numbers)))).ToList();
        var written = lines is [var only] ? $"{only.Value}\n" : string.Concat(lines.Select(line => $"{line.Name}: {line.Value}\n"));
        return await files.WriteAsync(to, written, $"Of {numbers.Count} numbers of '{path}': {string.Join(", ", lines.Select(line => $"{line.Name} {line.Value}"))}, written into '{to}'.", [path], cancellationToken);
    }

    [KernelFunction("pick_extreme"), Description("Writes a cell of the row that has most or least.")]
    [Touches(Effect.WriteWorkspace)]
    public async Task<ToolResult> ExtremeAsync(
        [Description(From), Takes(Known.Chore)] string path,
        [Description("Name of the column of numbers or dates that decides, e.g. points."), Takes(Known.Chore)] string by,
        [Description("most or least."), Takes(Known.Chore)] string end,
        [Description("Name of the column to write, e.g. name."), Takes(Known.Chore)] string column,
        [Description(To), Takes(Known.Chore)] string to,
        CancellationToken cancellationToken = default)
    {
        var table = await ReadAsync(path, cancellationToken);
        var (decides, written) = (table.Column(by), table.Column(column));
        var cells = table.Cells(decides).ToList();
        if (cells.TrueForAll(string.IsNullOrWhiteSpace))
            throw new ToolRefusedException("no_such_row", $"Nothing stands under '{table.Columns[decides]}' of '{path}'. Name another column.");
        var best = cells[Cells.Sorted(cells, descending: end == "most")[0]];
        var rows = table.Rows.Where((_, place) => cells[place].Equals(best, StringComparison.OrdinalIgnoreCase)).Select(row => row.Cells[written].Trim()).Distinct().ToList();
        return await files.WriteAsync(to, string.Concat(rows.Select(row => $"{row}\n")), $"The {end} under '{table.Columns[decides]}' of '{path}' is {PlainText.Line(best)}, of '{PlainText.Line(string.Join(", ", rows))}', written into '{to}'.", [path], cancellationToken);
    }

    [KernelFunction("filter_table"), Description("Keeps the rows of a table that fit.")]
    [Touches(Effect.WriteWorkspace, Idempotent = true)]
    public async Task<ToolResult> FilterAsync(
        [Description(From), Takes(Known.Chore)] string path,
        [Description(Where), Takes(Known.Chore)] string where,
        [Description(Is), Takes(Known.Chore)] string comparison,
        [Description(Value), Takes(Known.Chore)] string value,
        [Description(To), Takes(Known.Chore)] string to,
        CancellationToken cancellationToken = default)
    {
        var table = await ReadAsync(path, cancellationToken);
        var rows = Fitting(table, where, comparison, value);
        return await files.WriteAsync(to, table.With(rows), $"Wrote {Count(rows.Count)} of the {table.Rows.Count} of '{path}' where '{PlainText.Line(where)}' {comparison} '{PlainText.Line(value)}' into '{to}'.", [path], cancellationToken);
    }

    [KernelFunction("count_rows"), Description("Counts the rows of a table that fit.")]
    [Touches(Effect.WriteWorkspace)]
    public async Task<ToolResult> CountAsync(
        [Description(From), Takes(Known.Chore)] string path,
        [Description(Where), Takes(Known.Chore)] string where,
        [Description(Is), Takes(Known.Chore)] string comparison,
        [Description(Value), Takes(Known.Chore)] string value,
        [Description(To), Takes(Known.Chore)] string to,
        CancellationToken cancellationToken = default)
    {
        var table = await ReadAsync(path, cancellationToken);
        var rows = Fitting(table, where, comparison, value);
        return await files.WriteAsync(to, $"{rows.Count}\n", $"{(where.Length == 0 ? $"'{path}' has {Count(rows.Count)}" : $"{Count(rows.Count)} of '{path}' have a '{PlainText.Line(where)}' that {comparison} '{PlainText.Line(value)}'")}, written into '{to}'.", [path], cancellationToken);
    }

    [KernelFunction("convert_table"), Description("Writes a table as JSON or Markdown.")]
    [Touches(Effect.WriteWorkspace, Idempotent = true)]
    public async Task<ToolResult> ConvertAsync(
        [Description(From), Takes(Known.Chore)] string path,
        [Description("Path of the file to write, e.g. output.json or output.md."), Takes(Known.Chore)] string to,
        CancellationToken cancellationToken = default)
    {
        var table = await ReadAsync(path, cancellationToken);
        var text = to.EndsWith(".json", StringComparison.OrdinalIgnoreCase) ? Json(table) : Markdown(table);
        return await files.WriteAsync(to, text, $"Wrote the {Count(table.Rows.Count)} of '{path}' into '{to}'.", [path], cancellationToken);
    }

    [KernelFunction("pick_value"), Description("Writes one value of a JSON file.")]
    [Touches(Effect.WriteWorkspace, Idempotent = true)]
    public async Task<ToolResult> PickAsync(
        [Description("Path of the JSON file, e.g. house.json."), Takes(Known.Chore)] string path,
        [Description("Where the value stands, e.g. rooms.kitchen.paint."), Takes(Known.Chore)] string at,
        [Description(To), Takes(Known.Chore)] string to,
        CancellationToken cancellationToken = default)
    {
        var leaf = JsonLeaves.Of(await files.ReadAsync(path, cancellationToken)).FirstOrDefault(leaf => leaf.At == at)
            ?? throw new ToolRefusedException("no_such_value", $"'{path}' has no value at '{PlainText.Line(at)}'. Name one that is there.");
        return await files.WriteAsync(to, $"{leaf.Value}\n", $"'{PlainText.Line(at)}' of '{path}' is '{PlainText.Line(leaf.Value)}', written into '{to}'.", [path], cancellationToken);
    }

    private async Task<Table> ReadAsync(string path, CancellationToken cancellationToken) => TableReader.Read(path, await files.ReadAsync(path, cancellationToken));

    private static List<decimal> InColumn(Table table, string column, string where, string comparison, string value)
    {
        var added = table.Column(column);
        var rows = where.Length == 0 ? table.Rows : Fitting(table, where, comparison, value);
        return Numbers(rows.Select(row => row.Cells[added]), $"under '{table.Columns[added]}' of '{table.Name}'");
    }

    private static List<decimal> Listed(string path, string text) => Numbers(TextLines.Of(text).Lines, $"in '{path}'");

    private static List<decimal> Numbers(IEnumerable<string> cells, string place)
    {
        var filled = cells.Select(cell => cell.Trim()).Where(cell => cell.Length > 0).ToList();
        if (filled.Count == 0)
            throw new ToolRefusedException("no_numbers", $"No number stands {place}. Name where numbers stand.");
        return [.. filled.Select(cell => Cells.Number(cell) ?? throw new ToolRefusedException("no_numbers", $"'{PlainText.Line(cell)}', which is no number, stands {place}. Name where only numbers stand."))];
    }

    private static List<TableRow> Fitting(Table table, string where, string comparison, string value)
    {
        if (where.Length == 0)
            return [.. table.Rows];
        var column = table.Column(where);
        var rows = table.Rows.Where(row => Comparisons.Holds(row.Cells[column].Trim(), comparison, value)).ToList();
        return rows.Count > 0 ? rows : throw new ToolRefusedException("no_such_row", $"No row of '{table.Name}' has a '{table.Columns[column]}' that {comparison} '{PlainText.Line(value)}'. The values there are: {Table.Listed(table.Cells(column))}.");
    }

    private static string Json(Table table)
    {
        var numbers = Enumerable.Range(0, table.Columns.Count).Select(column => table.Cells(column).All(Cells.IsPlain)).ToList();
        var rows = table.Rows.Select(row => (JsonNode)new JsonObject(table.Columns.Select((name, i) => (Name: name, At: i)).DistinctBy(column => column.Name)
            .Select(column => KeyValuePair.Create(column.Name, numbers[column.At] ? JsonNode.Parse(row.Cells[column.At].Trim()) : (JsonNode?)row.Cells[column.At].Trim()))));
        return new JsonArray([.. rows]).ToJsonString(Readable) + "\n";
    }

    private static string Markdown(Table table)
    {
        var lines = new[] { Line(table.Columns), Line(table.Columns.Select(_ => "---")) }.Concat(table.Rows.Select(row => Line(row.Cells.Select(cell => cell.Trim()))));
        return string.Concat(lines.Select(line => line + "\n"));

        static string Line(IEnumerable<string> cells) => $"| {string.Join(" | ", cells.Select(cell => PlainText.Line(cell).Replace("|", "\\|", StringComparison.Ordinal)))} |";
    }

    private static string Count(int rows) => rows == 1 ? "1 row" : $"{rows} rows";
}
