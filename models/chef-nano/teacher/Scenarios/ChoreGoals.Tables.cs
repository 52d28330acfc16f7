namespace ChefNano.Teacher.Scenarios;

internal sealed partial class ChoreGoals
{
    private static ChoreScenario Table(Dice dice, string kind, string frame, string a, string b, string c, string to)
    {
        var table = Scenarios.Table.Draw(dice);
        return kind switch
        {
            "sort_table" => SortedTable(dice, frame, table, a, to),
            "join_tables" or "join_sort_tables" => JoinedTables(dice, frame, table, a, b, c, to),
            _ => Totalled(dice, frame, table, a, kind == "total_told" ? Told : to),
        };
    }

    private static ChoreScenario SortedTable(Dice dice, string frame, Table table, string a, string to)
    {
        var column = dice.Pick(table.Columns);
        return Chore(dice, frame, to, "sort a table", [], [Read(a), ByColumn(a, column, to)], "",
            new Slots(A: a, To: to, Column: Said(dice, column)), (a, table.Text));
    }

    private static ChoreScenario JoinedTables(Dice dice, string frame, Table table, string a, string b, string c, string to)
    {
        var (left, right, key) = table.Split(dice);
        var then = dice.Pick([.. table.Columns.Where(column => column != key)]);
        var chained = frame.Contains("{where}", StringComparison.Ordinal);
        var join = Step("join_tables", "join them", "the tool joins", new { path = a, other = b, column = key, to = chained ? c : to });
        return Chore(dice, frame, to, chained ? "join tables and sort" : "join tables", [],
            chained ? [Read(a), join, ByColumn(c, then, to)] : [Read(a), join], "",
            new Slots(A: a, B: b, C: c, To: to, Column: Said(dice, key), Where: Said(dice, then)), (a, left), (b, right));
    }

    private static ChoreScenario Totalled(Dice dice, string frame, Table table, string a, string to)
    {
        var equals = dice.Pick(table.Groups);
        var total = Step("total", "add them up", "the tool adds", new { path = a, column = table.Number, where = table.Group, equals, to });
        var spoken = dice.Next(10) switch { < 4 => equals.ToLowerInvariant(), 4 => Draft.Capital(equals), 5 => $"'{equals}'", _ => equals };
        Part[] steps = !frame.Contains("{a}", StringComparison.Ordinal) ? [Step("list_files", "see what files there are", "look first", new { }), Read(a), total] : [Read(a), total];
        return Chore(dice, frame, to, "add up a column", [], steps, "",
            new Slots(A: a, To: to, Column: Said(dice, table.Number), Where: Said(dice, table.Group), EqualTo: spoken), (a, table.Text));
    }

    // As people say the name of a column: often not letter for letter.
    private static string Said(Dice dice, string column) => dice.Next(8) switch
    {
        0 => column.ToLowerInvariant(),
        1 => column.Replace('_', ' '),
        _ => column,
    };

    private static Part Read(string path) => Step("read_file", "read the table", "see its columns", new { path });

    private static Part ByColumn(string path, string column, string to) => Step("sort_table", "sort it", "the tool sorts", new { path, column, to });
}
