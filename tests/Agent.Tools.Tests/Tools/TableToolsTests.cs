namespace Agent.Tools.Tests.Tools;

public sealed class TableToolsTests : IDisposable
{
    private const string Spending = "Day\tShop\tPrice\tKind\n2024-03-02\tBakery\t4.20\tFood\n2024-03-01\tBus\t2.8\tTravel\n2024-03-05\tGrocer\t11.30\tfood \n";

    private readonly Desk desk = new();

    [Fact]
    public async Task A_table_is_sorted_by_time_and_nothing_else_changes()
    {
        desk["visits.csv"] = "who,when\r\n\"Ada, \"\"A\"\"\",2024-03-02 09:00:00\r\nBo, 2024-03-01 23:59:59\r\nCy,2024-03-02 08:59:59";

        Assert.Equal("Sorted 3 rows of 'visits.csv' by 'when' into 'sorted.csv'.", await desk.DoAsync("sort_table", new { path = "visits.csv", column = "When", to = "sorted.csv" }));
        Assert.Equal("who,when\r\nBo, 2024-03-01 23:59:59\r\nCy,2024-03-02 08:59:59\r\n\"Ada, \"\"A\"\"\",2024-03-02 09:00:00", desk["sorted.csv"]);
    }

    [Fact]
    public async Task A_table_is_sorted_downwards_where_that_is_asked_for()
    {
        desk["t.csv"] = "who,score\nAda,9\nBo,105\nCy,\nDi,31\n";
        await desk.DoAsync("sort_table", new { path = "t.csv", column = "score", to = "t.csv", order = "descending" });
        Assert.Equal("who,score\nBo,105\nDi,31\nAda,9\nCy,\n", desk["t.csv"]);
    }

    [Fact]
    public async Task A_joined_table_keeps_the_columns_that_are_named_in_their_order()
    {
        (desk["a.csv"], desk["b.csv"]) = ("id,name,age\n2,Bo,40\n1,Ada,36\n", "id,desk\n1,A4\n2,C1\n");
        await desk.DoAsync("join_tables", new { path = "a.csv", other = "b.csv", column = "id", to = "c.csv", columns = "id, desk,Name" });
        Assert.Equal("id,desk,name\n1,A4,Ada\n2,C1,Bo\n", desk["c.csv"]);
        Assert.Equal("no_such_column: The joined table has no column 'floor'. Its columns are: id, name, age, desk.", await desk.RefusedAsync("join_tables", new { path = "a.csv", other = "b.csv", column = "id", to = "c.csv", columns = "id,floor" }));
    }

    [Fact]
    public async Task A_column_is_added_up_over_all_rows()
    {
        desk["t.csv"] = "kind,price\nx,1.50\ny,2\n";
        Assert.Equal("The 'price' of 2 rows of 't.csv' adds up to 3.5, written into 'sum.txt'.", await desk.DoAsync("total", new { path = "t.csv", column = "price", where = "", equals = "", to = "sum.txt" }));
        Assert.Equal("3.5\n", desk["sum.txt"]);
    }

    [Fact]
    public async Task One_cell_is_written_where_one_row_has_the_value()
    {
        desk["t.csv"] = "item,price\nkettle,34.95\nmug,4\nmug,5\n";
        Assert.Equal("The 'price' of 'Kettle' in 't.csv' is '34.95', written into 'p.txt'.", await desk.DoAsync("pick_cell", new { path = "t.csv", column = "price", where = "item", equals = "Kettle", to = "p.txt" }));
        Assert.Equal("34.95\n", desk["p.txt"]);
        Assert.Equal("several_rows: 2 rows of 't.csv' have 'mug' under 'item'. Name a value that one row has.", await desk.RefusedAsync("pick_cell", new { path = "t.csv", column = "price", where = "item", equals = "mug", to = "p.txt" }));
        Assert.Equal("no_such_row: No row of 't.csv' has 'pan' under 'item'. The values there are: kettle, mug.", await desk.RefusedAsync("pick_cell", new { path = "t.csv", column = "price", where = "item", equals = "pan", to = "p.txt" }));
    }

    [Theory]
    [InlineData("10 9 -2 9.5", "-2 9 9.5 10")]
    [InlineData("10 9 x", "10 9 x")]
    [InlineData("b A c", "A b c")]
    [InlineData("9:30 10:05 08:00", "08:00 9:30 10:05")]
    [InlineData("2024-03-01T10:00:00+02:00 2024-03-01T09:00:00Z 2024-03-01T08:30:00.250Z", "2024-03-01T10:00:00+02:00 2024-03-01T08:30:00.250Z 2024-03-01T09:00:00Z")]
    [InlineData("00000000000000000000000000000012 00000000000000000000000000000003", "00000000000000000000000000000003 00000000000000000000000000000012")]
    public async Task A_column_is_sorted_as_what_all_of_it_is(string cells, string sorted)
    {
        desk["t.csv"] = $"n;key\n{string.Concat(cells.Split(' ').Select((cell, i) => $"{i};{cell}\n"))}";
        await desk.DoAsync("sort_table", new { path = "t.csv", column = "key", to = "t.csv" });
        Assert.Equal(sorted, string.Join(' ', desk["t.csv"].TrimEnd().Split('\n').Skip(1).Select(row => row.Split(';')[1])));
    }

    [Fact]
    public async Task Equal_rows_keep_their_order_and_empty_cells_come_last()
    {
        desk["t.csv"] = "n,key\n1,\n2,b\n3,a\n\n4,B\n";
        await desk.DoAsync("sort_table", new { path = "t.csv", column = "key", to = "t.csv" });
        Assert.Equal("n,key\n3,a\n2,b\n4,B\n1,\n", desk["t.csv"]);
    }

    [Fact]
    public async Task A_cell_of_several_lines_moves_whole()
    {
        desk["t.csv"] = "n,text\n2,\"two\nlines\"\n1,one\n";
        await desk.DoAsync("sort_table", new { path = "t.csv", column = "n", to = "t.csv" });
        Assert.Equal("n,text\n1,one\n2,\"two\nlines\"\n", desk["t.csv"]);
    }

    [Fact]
    public async Task A_byte_order_mark_stays_in_front_and_is_no_part_of_the_first_column()
    {
        desk["t.csv"] = "\uFEFFn,key\n2,b\n1,a\n";
        await desk.DoAsync("sort_table", new { path = "t.csv", column = "n", to = "out.csv" });
        Assert.Equal("EF-BB-BF-6E", BitConverter.ToString(await File.ReadAllBytesAsync(desk.Full("out.csv"), TestContext.Current.CancellationToken), 0, 4));
        Assert.Equal("n,key\n1,a\n2,b\n", desk["out.csv"]);
    }

    [Fact]
    public async Task Joined_tables_have_the_rows_of_equal_keys_by_key_and_the_columns_of_both()
    {
        desk["people.csv"] = "No,Person,Town\n20,Ada,Bath\n3,Bo,\"York, UK\"\n4,Cy,Ely\n";
        desk["work.csv"] = "No\tJob\n3\tcook\n20\tsmith\n20\tpilot\n7\tclerk\n";

        var joined = await desk.CallAsync("join_tables", new { path = "people.csv", other = "work.csv", column = "No", to = "out.csv" });

        Assert.Equal("Joined 'people.csv' and 'work.csv' by 'No' into 'out.csv': 3 rows. 2 rows without a partner are left out.", joined.Text);
        Assert.Equal("No,Person,Town,Job\n3,Bo,\"York, UK\",cook\n20,Ada,Bath,smith\n20,Ada,Bath,pilot\n", desk["out.csv"]);
        Assert.Equal(["out.csv"], joined.Choices!["read_file.path"]);
        Assert.Equal(["No", "Person", "Town", "Job"], joined.Choices["sort_table.column"]);
        Assert.Equal(["people.csv", "work.csv"], joined.Used);
    }

    [Fact]
    public async Task A_column_that_both_tables_have_is_there_twice()
    {
        desk["a.csv"] = "id,name\n1,Ada\n";
        desk["b.csv"] = "id,name\n1,Lovelace\n";
        await desk.DoAsync("join_tables", new { path = "a.csv", other = "b.csv", column = "id", to = "a.csv" });
        Assert.Equal("id,name,name_2\n1,Ada,Lovelace\n", desk["a.csv"]);
    }

    [Fact]
    public async Task Tables_without_a_common_key_are_refused()
    {
        desk["a.csv"] = "id,name\n1,Ada\n,Bo\n";
        desk["b.csv"] = "id,job\n2,cook\n,smith\n";
        Assert.Equal("nothing_to_join: No 'id' of 'a.csv' stands in 'b.csv'. Join by a column whose values are in both.", await desk.RefusedAsync("join_tables", new { path = "a.csv", other = "b.csv", column = "id", to = "c.csv" }));
        Assert.Equal("no_such_column: 'b.csv' has no column 'name'. Its columns are: id, job.", await desk.RefusedAsync("join_tables", new { path = "a.csv", other = "b.csv", column = "name", to = "c.csv" }));
    }

    [Fact]
    public async Task A_join_that_multiplies_past_the_limit_is_refused()
    {
        desk["a.csv"] = "id,name\n" + string.Concat(Enumerable.Repeat("1,Ada\n", 20));
        Assert.StartsWith("too_large: 'a.csv' and 'a.csv' joined by 'id' are larger than the 1000 bytes", await desk.RefusedAsync("join_tables", new { path = "a.csv", other = "a.csv", column = "id", to = "c.csv" }), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_total_adds_the_rows_that_match_in_capitals_or_not()
    {
        desk["spending.csv"] = Spending;
        Assert.Equal("The 'Price' of 2 rows of 'spending.csv' with 'FOOD' under 'Kind' adds up to 15.5, written into 'sum.txt'.", await desk.DoAsync("total", new { path = "spending.csv", column = "price", where = "Kind", equals = "FOOD", to = "sum.txt" }));
        Assert.Equal("15.5\n", desk["sum.txt"]);
    }

    [Fact]
    public async Task What_two_tables_know_together_is_joined_and_then_added_up()
    {
        desk["kinds.csv"] = "Kind\tID\nFood\t1\nFood\t12\nTravel\t3\n";
        desk["prices.csv"] = "Price\tID\n2.8\t3\n4.20\t1\n11.3\t12\n";

        var joined = await desk.CallAsync("join_tables", new { path = "kinds.csv", other = "prices.csv", column = "ID", to = "both.csv" });
        await desk.DoAsync("total", new { path = "both.csv", column = "Price", where = "Kind", equals = "food", to = "sum.txt" });

        Assert.Equal("Kind,ID,Price\nFood,1,4.20\nTravel,3,2.8\nFood,12,11.3\n", desk["both.csv"]);
        Assert.Equal("15.5\n", desk["sum.txt"]);
        Assert.Equal(["ID", "Price"], joined.Choices!["total.column"]);
        Assert.Equal(["Food", "Travel"], joined.Choices["total.equals"]);
    }

    [Theory]
    [InlineData("0.1 0.2", "0.3")]
    [InlineData("-5 5.00", "0")]
    [InlineData("100 900", "1000")]
    [InlineData("1000000000000000000000000000 0.5", "1000000000000000000000000000.5")]
    public async Task A_total_is_exact_and_written_plainly(string cells, string total)
    {
        desk["t.csv"] = $"kind,n\n{string.Concat(cells.Split(' ').Select(cell => $"a,{cell}\n"))}a,\nb,7\n";
        await desk.DoAsync("total", new { path = "t.csv", column = "n", where = "kind", equals = "a", to = "sum.txt" });
        Assert.Equal($"{total}\n", desk["sum.txt"]);
    }

    [Theory]
    [InlineData("Price", "Kind", "rent", "no_such_row: No row of 'spending.csv' has 'rent' under 'Kind'. The values there are: Food, Travel, food.")]
    [InlineData("Shop", "Kind", "food", "nothing_to_total: 'Bakery', which is no number, stands under 'Shop' of 'spending.csv' in the rows to add up. The columns of numbers are: Price.")]
    [InlineData("Cost", "Kind", "food", "no_such_column: 'spending.csv' has no column 'Cost'. Its columns are: Day, Shop, Price, Kind.")]
    [InlineData("Price", "Sort", "food", "no_such_column: 'spending.csv' has no column 'Sort'. Its columns are: Day, Shop, Price, Kind.")]
    public async Task A_total_that_cannot_be_made_is_refused_with_what_there_is(string column, string where, string equals, string told)
    {
        desk["spending.csv"] = Spending;
        Assert.Equal(told, await desk.RefusedAsync("total", new { path = "spending.csv", column, where, equals, to = "sum.txt" }));
    }

    [Fact]
    public async Task A_total_of_nothing_or_of_too_much_is_refused()
    {
        desk["t.csv"] = $"kind,n\na,\nb,{decimal.MaxValue - 1:0}\n";
        desk["u.csv"] = string.Concat("kind,n\n", string.Concat(Enumerable.Repeat("a,9999999999999999999999999999\n", 9)));
        Assert.Equal("nothing_to_total: Nothing stands under 'n' of 't.csv' in the rows to add up. It has no column of numbers.", await desk.RefusedAsync("total", new { path = "t.csv", column = "n", where = "kind", equals = "a", to = "sum.txt" }));
        Assert.StartsWith("total_too_large: The numbers under 'n' add up to more than ", await desk.RefusedAsync("total", new { path = "u.csv", column = "n", where = "kind", equals = "a", to = "sum.txt" }), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("one\ntwo\n", "not_a_table: 't.csv' is not a table, because no comma, tab or semicolon separates cells in its first line. Use a file with a header and two columns or more.")]
    [InlineData("", "not_a_table: 't.csv' is not a table, because no comma, tab or semicolon separates cells in its first line. Use a file with a header and two columns or more.")]
    [InlineData("a,b\n", "not_a_table: 't.csv' has a header and no rows. Use a table with rows.")]
    [InlineData("a,b\n1,2\n\n3\n", "not_a_table: 't.csv' is not a table, because line 4 has 1 cell and the header has 2. Give every row as many.")]
    [InlineData("a,b\n1,2,3\n", "not_a_table: 't.csv' is not a table, because line 2 has 3 cells and the header has 2. Give every row as many.")]
    [InlineData("a,b\n1,\"2\n", "not_a_table: 't.csv' is not a table, because the quotation marks near line 2 do not pair. Put cells with a quotation mark in them into quotation marks and double those inside.")]
    [InlineData("a,b\r\n\"1\r\n\",2\r\n3\r\n", "not_a_table: 't.csv' is not a table, because line 4 has 1 cell and the header has 2. Give every row as many.")]
    [InlineData("a,b\n1,\"2\"x\n", "not_a_table: 't.csv' is not a table, because the quotation marks near line 2 do not pair. Put cells with a quotation mark in them into quotation marks and double those inside.")]
    [InlineData("a,b,a\n1,2,3\n", "no_such_column: 't.csv' has 2 columns 'a'. Use a column that is there once: b.")]
    public async Task A_text_that_is_no_table_is_refused_with_the_reason(string text, string told)
    {
        desk["t.csv"] = text;
        Assert.Equal(told, await desk.RefusedAsync("sort_table", new { path = "t.csv", column = "a", to = "out.csv" }));
    }

    [Theory]
    [InlineData("spending.csv", true)]
    [InlineData("spending.TSV", true)]
    [InlineData("spending.txt", true)]
    [InlineData("spending.md", false)]
    public async Task Reading_a_table_offers_its_columns_and_values(string path, bool offered)
    {
        desk[path] = Spending;

        var choices = (await desk.CallAsync("read_file", new { path })).Choices;

        if (!offered)
        {
            Assert.Null(choices);
            return;
        }
        Assert.Equal(["Day", "Shop", "Price", "Kind"], choices!["sort_table.column"]);
        Assert.Equal(["Day", "Shop", "Price", "Kind"], choices["join_tables.column"]);
        Assert.Equal(["Price"], choices["total.column"]);
        Assert.Equal(["Day", "Shop", "Kind"], choices["total.where"]);
        Assert.Equal(["2024-03-02", "2024-03-01", "2024-03-05", "Bakery", "Bus", "Grocer", "Food", "Travel", "food"], choices["total.equals"]);
    }

    [Fact]
    public async Task Of_many_values_those_of_the_column_with_the_fewest_are_offered()
    {
        using var large = new Desk(maxFileBytes: 10_000);
        large["t.csv"] = "what,kind,n\n" + string.Concat(Enumerable.Range(0, 100).Select(i => $"thing {i},kind {i % 3},{i}\n"));

        var values = (await large.CallAsync("read_file", new { path = "t.csv" })).Choices!["total.equals"];

        Assert.Equal(60, values.Count);
        Assert.Equal(["kind 0", "kind 1", "kind 2", "thing 0"], values.Take(4));
    }

    [Theory]
    [InlineData("a.csv", "just words, and one line\n")]
    [InlineData("a.txt", "a,b\n1,2\n")]
    [InlineData("a.csv", "")]
    public async Task A_text_that_is_no_table_is_read_as_text(string path, string text)
    {
        desk[path] = text;
        var read = await desk.CallAsync("read_file", new { path });
        Assert.Equal(text, read.Text);
        Assert.Null(read.Choices);
    }

    public void Dispose() => desk.Dispose();
}
