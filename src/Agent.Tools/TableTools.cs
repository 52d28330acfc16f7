using System.ComponentModel;
using Agent.Core.Tools;
using Agent.Tools.Libraries;
using Agent.Tools.Tables;
using Agent.Tools.Texts;
using Agent.Tools.Workspaces;
using Microsoft.SemanticKernel;

namespace Agent.Tools;

/// <summary>Tables in text files, cells separated by commas, tabs or semicolons under a header: the model names columns, and code carries the rows.</summary>
public sealed class TableTools(Workspace workspace)
{
    private const string To = "Path of the file to write, e.g. output.csv.";

    private readonly TextFiles files = new(workspace);

    [KernelFunction("sort_table"), Description("Sorts a table's rows by a column.")]
    [Touches(Effect.WriteWorkspace, Idempotent = true)]
    public async Task<ToolResult> SortAsync(
        [Description("Path of the table, e.g. input.csv.")] string path,
        [Description("Name of the column to sort by, e.g. date.")] string column,
        [Description(To)] string to,
        [Description(SortOrders.Told), Takes(Known.Chore)] string order = SortOrders.Ascending,
        CancellationToken cancellationToken = default)
    {
        var table = await ReadAsync(path, cancellationToken);
        var by = table.Column(column);
        var rows = Cells.Sorted([.. table.Cells(by)], SortOrders.IsDescending(order)).Select(i => table.Rows[i]);
        return await files.WriteAsync(to, table.With(rows), $"Sorted {Count(table.Rows.Count)} of '{path}' by '{table.Columns[by]}' into '{to}'.", [path], cancellationToken);
    }

    [KernelFunction("join_tables"), Description("Joins two tables on a column.")]
    [Touches(Effect.WriteWorkspace)]
    public async Task<ToolResult> JoinAsync(
        [Description("Path of the first table, e.g. people.csv.")] string path,
        [Description("Path of the second table, e.g. jobs.csv.")] string other,
        [Description("Name of the column that both tables have, e.g. id.")] string column,
        [Description(To)] string to,
        [Description("Names of the columns to keep, in their order, separated by commas, e.g. id,name; empty for all."), Takes(Known.Chore)] string columns = "",
        CancellationToken cancellationToken = default)
    {
        var (one, two) = (await ReadAsync(path, cancellationToken), await ReadAsync(other, cancellationToken));
        var joined = TableJoin.Of(one, two, column, columns.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries), files.MaxBytes)
            ?? throw new ToolRefusedException(WorkspaceReasons.TooLarge, $"'{path}' and '{other}' joined by '{PlainText.Line(column)}' are larger than the {files.MaxBytes} bytes that a file may have here. Join by a column whose values do not repeat.");
        var left = joined.Alone == 0 ? "" : $" {Count(joined.Alone)} without a partner {(joined.Alone == 1 ? "is" : "are")} left out.";
        var result = await files.WriteAsync(to, joined.Text, $"Joined '{path}' and '{other}' by '{one.Columns[one.Column(column)]}' into '{to}': {Count(joined.Rows)}.{left}", [path, other], cancellationToken);
        var choices = TableChoices.Of(TableReader.Read(to, joined.Text));
        return result with { Choices = choices.Concat(result.Choices!).ToDictionary() };
    }

    [KernelFunction("total"), Description("Adds up a column of matching rows.")]
    [Touches(Effect.WriteWorkspace)]
    public async Task<ToolResult> TotalAsync(
        [Description("Path of the table, e.g. spending.csv.")] string path,
        [Description("Name of the column of numbers to add up, e.g. amount.")] string column,
        [Description("Name of the column that says which rows count, e.g. category; empty for all rows.")] string where,
        [Description("What a row that counts has in that column, e.g. travel; empty for all rows.")] string equals,
        [Description("Path of the file to write, e.g. output.txt.")] string to,
        CancellationToken cancellationToken = default)
    {
        var table = await ReadAsync(path, cancellationToken);
        var added = table.Column(column);
        var all = where.Length == 0 && equals.Length == 0;
        var rows = all ? table.Rows : Matching(table, table.Column(where), equals);
        var total = Cells.Plain(Sum(table, added, rows));
        var which = all ? "" : $" with '{PlainText.Line(equals)}' under '{PlainText.Line(where)}'";
        return await files.WriteAsync(to, $"{total}\n", $"The '{table.Columns[added]}' of {Count(rows.Count)} of '{path}'{which} adds up to {total}, written into '{to}'.", [path], cancellationToken);
    }

    [KernelFunction("pick_cell"), Description("Writes one cell of a table.")]
    [Touches(Effect.WriteWorkspace)]
    public async Task<ToolResult> PickAsync(
        [Description("Path of the table, e.g. prices.csv."), Takes(Known.Chore)] string path,
        [Description("Name of the column that the cell stands in, e.g. price."), Takes(Known.Chore)] string column,
        [Description("Name of the column that says which row, e.g. item."), Takes(Known.Chore)] string where,
        [Description("What the row has in that column, e.g. kettle."), Takes(Known.Chore)] string equals,
        [Description("Path of the file to write, e.g. output.txt."), Takes(Known.Chore)] string to,
        CancellationToken cancellationToken = default)
    {
        var table = await ReadAsync(path, cancellationToken);
        var (picked, rows) = (table.Column(column), Matching(table, table.Column(where), equals));
        if (rows.Count > 1)
            throw new ToolRefusedException("several_rows", $"{Count(rows.Count)} of '{path}' have '{PlainText.Line(equals)}' under '{PlainText.Line(where)}'. Name a value that one row has.");
        var cell = rows[0].Cells[picked].Trim();
        return await files.WriteAsync(to, $"{cell}\n", $"The '{table.Columns[picked]}' of '{PlainText.Line(equals)}' in '{path}' is '{PlainText.Line(cell)}', written into '{to}'.", [path], cancellationToken);
    }

    private static IReadOnlyList<TableRow> Matching(Table table, int column, string value)
    {
        var rows = table.Rows.Where(row => row.Cells[column].Trim().Equals(value.Trim(), StringComparison.OrdinalIgnoreCase)).ToList();
        return rows.Count > 0 ? rows : throw new ToolRefusedException("no_such_row", $"No row of '{table.Name}' has '{PlainText.Line(value)}' under '{table.Columns[column]}'. The values there are: {Table.Listed(table.Cells(column))}.");
    }

    private static decimal Sum(Table table, int column, IReadOnlyList<TableRow> rows)
    {
        var cells = rows.Select(row => row.Cells[column].Trim()).Where(cell => cell.Length > 0).DefaultIfEmpty("").ToList();
        try
        {
            return cells.Sum(cell => Cells.Number(cell) ?? throw NoNumbers(table, column, cell));
        }
        catch (OverflowException)
        {
            throw new ToolRefusedException("total_too_large", $"The numbers under '{table.Columns[column]}' add up to more than {decimal.MaxValue}. Add up smaller ones.");
        }
    }

    private static ToolRefusedException NoNumbers(Table table, int column, string cell)
    {
        var numbers = Enumerable.Range(0, table.Columns.Count).Where(table.IsNumbers).Select(i => table.Columns[i]).ToList();
        var remedy = numbers.Count > 0 ? $"The columns of numbers are: {Table.Listed(numbers)}." : "It has no column of numbers.";
        var stands = cell.Length > 0 ? $"'{PlainText.Line(cell)}', which is no number, stands" : "Nothing stands";
        return new("nothing_to_total", $"{stands} under '{table.Columns[column]}' of '{table.Name}' in the rows to add up. {remedy}");
    }

    private async Task<Table> ReadAsync(string path, CancellationToken cancellationToken) => TableReader.Read(path, await files.ReadAsync(path, cancellationToken));

    private static string Count(int rows) => rows == 1 ? "1 row" : $"{rows} rows";
}
