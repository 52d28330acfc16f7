namespace ChefNano.Teacher.Scenarios;

/// <summary>A small table with a key, a group and a number, in any order of columns.</summary>
internal sealed record Table(string[] Columns, string Key, string Group, string Number, string[] Groups, string[][] Rows, string Separator)
{
    private static readonly string[] Known = ["Food", "Rent", "Travel", "red", "blue", "Up north", "South", "Books", "Garden", "Fuel", "Gifts", "Repairs", "Cinema", "Lyon", "Oslo", "New York", "Anna", "Omar", "Team A", "B team", "pears", "wool", "Pets", "open", "paid", "dairy", "tools", "clothes", "Phone", "insurance", "bakery", "evening shift"];

    public string Text => Written(Columns);

    public static Table Draw(Dice dice)
    {
        var key = dice.Pick("id", "name", "date", "number", "item", "ID", "Name", "Date", "code", "sku", "order_no", "ref", "title", "member", "invoice", "day", dice.Word());
        var group = dice.Pick("category", "team", "city", "Category", "kind", "type", "colour", "shop", "Group", "project", "who", "department", "payer", "country", "fruit", "status", "class", "supplier", dice.Word());
        var number = dice.Pick("amount", "price", "score", "Amount", "cost", "hours", "weight", "Sum", "points", "qty", "paid", "euros", "km", "total_price", "minutes", "Votes", "sold", "litres", dice.Word());
        string[] columns = [.. new[] { key, group, number, dice.Pick("note", "place", "Owner", "due", "remark", "born", dice.Word()) }.Distinct().Take(dice.Next(2) + 3).OrderBy(_ => dice.Next(1000))];
        if (key == group || group == number || number == key || !columns.Contains(key) || !columns.Contains(group) || !columns.Contains(number))
            return Draw(dice);
        string[] groups = [.. Enumerable.Range(0, dice.Next(2) + 2).Select(_ => dice.Chance(0.5) ? Draft.Capital(dice.Word()) : dice.Pick(Known)).Distinct()];
        var dates = key is "date" or "Date";
        var count = dice.Next(4) + 3;
        string[][] rows = [.. Enumerable.Range(0, count).Select(i => columns.Select(column =>
            column == key ? dates ? $"2024-{dice.Next(12) + 1:00}-{dice.Next(28) + 1:00}" : $"{(key.StartsWith("n", StringComparison.OrdinalIgnoreCase) ? dice.Word() : i + 1 + dice.Next(3) * 10)}"
            : column == group ? dice.Pick(groups)
            : column == number ? dice.Chance(0.5) ? $"{dice.Next(90) + 1}" : $"{dice.Next(90) + 1}.{dice.Next(9) + 1}"
            : dice.Word()).ToArray())];
        groups = [.. groups.Where(g => rows.Any(row => row.Contains(g)))];
        return new Table(columns, key, group, number, groups, rows, dice.Pick(",", ",", ",", "\t", ";"));
    }

    /// <summary>Two tables that share the key.</summary>
    public (string Left, string Right, string Key) Split(Dice dice)
    {
        string[] others = [.. Columns.Where(c => c != Key)];
        var cut = dice.Next(others.Length - 1) + 1;
        return (Written([Key, .. others[..cut]]), Written([Key, .. others[cut..]]), Key);
    }

    private string Written(string[] columns)
        => string.Concat(new[] { columns }.Concat(Rows.Select(row => columns.Select(c => row[Array.IndexOf(Columns, c)]).ToArray())).Select(cells => string.Join(Separator, cells) + "\n"));
}
