namespace Agent.Tools.Tests.Tools;

public sealed class RowToolsTests : IDisposable
{
    private const string Table = "name,team,points,joined\nAda,red,7,2021-03-01\nBo,blue,9.5,2019-11-20\nCy,red,2,2023-01-05\n";
    private readonly Desk desk = new();

    public RowToolsTests() => desk["a.csv"] = Table;

    [Theory]
    [InlineData("average", "", "", "", "6.1666666667\n")]
    [InlineData("average", "team", "is", "RED", "4.5\n")]
    [InlineData("median", "", "", "", "7\n")]
    [InlineData("largest", "", "", "", "9.5\n")]
    [InlineData("smallest", "points", "over", "2", "7\n")]
    [InlineData("total, average", "points", "at least", "7", "total: 16.5\naverage: 8.25\n")]
    public async Task Figures_are_worked_out_of_the_rows_that_count(string figure, string where, string comparison, string value, string written)
    {
        await desk.DoAsync("figure", new { path = "a.csv", figure, column = "points", where, comparison, value, to = "n.txt" });
        Assert.Equal(written, desk["n.txt"]);
    }

    [Fact]
    public async Task A_text_with_a_number_in_each_line_has_figures_too()
    {
        desk["n.txt"] = "10\n\n-2.5 \n4\n";
        await desk.DoAsync("figure", new { path = "n.txt", figure = "median", column = "", where = "", comparison = "", value = "", to = "m.txt" });
        Assert.Equal("4\n", desk["m.txt"]);
    }

    [Theory]
    [InlineData("n.txt", "", "average", "no_numbers: 'tea', which is no number, stands in 'n.txt'. Name where only numbers stand.")]
    [InlineData("empty.txt", "", "average", "no_numbers: No number stands in 'empty.txt'. Name where numbers stand.")]
    [InlineData("a.csv", "name", "total", "no_numbers: 'Ada', which is no number, stands under 'name' of 'a.csv'. Name where only numbers stand.")]
    [InlineData("a.csv", "points", "mode", "no_such_figure: There is no figure 'mode'. Ask for total, average, median, largest or smallest.")]
    [InlineData("big.txt", "", "total", "total_too_large: The numbers add up to more than 79228162514264337593543950335. Name smaller ones.")]
    public async Task What_has_no_figure_is_refused(string path, string column, string figure, string told)
    {
        desk["n.txt"] = "1\ntea\n";
        desk["empty.txt"] = "\n";
        desk["big.txt"] = "7000000000000000000000000000\n".PadLeft(1).Insert(0, string.Concat(Enumerable.Repeat("9000000000000000000000000000\n", 9)));
        Assert.Equal(told, await desk.RefusedAsync("figure", new { path, figure, column, where = "", comparison = "", value = "", to = "o.txt" }));
    }

    [Theory]
    [InlineData("points", "most", "name", "Bo\n")]
    [InlineData("points", "least", "name", "Cy\n")]
    [InlineData("joined", "least", "name", "Bo\n")]
    [InlineData("joined", "most", "team", "red\n")]
    public async Task The_row_that_has_most_or_least_is_told_by_one_of_its_cells(string by, string end, string column, string written)
    {
        await desk.DoAsync("pick_extreme", new { path = "a.csv", by, end, column, to = "n.txt" });
        Assert.Equal(written, desk["n.txt"]);
    }

    [Fact]
    public async Task Those_that_are_level_are_all_told()
    {
        desk["b.csv"] = "name,points\nAda,7\nBo,7.0\nCy,7\n";
        await desk.DoAsync("pick_extreme", new { path = "b.csv", by = "points", end = "most", column = "name", to = "n.txt" });
        Assert.Equal("Ada\nCy\n", desk["n.txt"]);
    }

    [Theory]
    [InlineData("team", "is", "Red", "Ada,red,7,2021-03-01\nCy,red,2,2023-01-05\n")]
    [InlineData("team", "is not", "red", "Bo,blue,9.5,2019-11-20\n")]
    [InlineData("points", "under", "7", "Cy,red,2,2023-01-05\n")]
    [InlineData("points", "is", "7.0", "Ada,red,7,2021-03-01\n")]
    [InlineData("joined", "over", "2020-01-01", "Ada,red,7,2021-03-01\nCy,red,2,2023-01-05\n")]
    public async Task Rows_that_fit_stand_under_the_header(string where, string comparison, string value, string rows)
    {
        await desk.DoAsync("filter_table", new { path = "a.csv", where, comparison, value, to = "b.csv" });
        Assert.Equal("name,team,points,joined\n" + rows, desk["b.csv"]);
        await desk.DoAsync("count_rows", new { path = "a.csv", where, comparison, value, to = "n.txt" });
        Assert.Equal($"{rows.Count(letter => letter == '\n')}\n", desk["n.txt"]);
    }

    [Fact]
    public async Task Where_no_row_fits_nothing_is_written()
        => Assert.Equal("no_such_row: No row of 'a.csv' has a 'team' that is 'green'. The values there are: red, blue.", await desk.RefusedAsync("filter_table", new { path = "a.csv", where = "team", comparison = "is", value = "green", to = "b.csv" }));

    [Fact]
    public async Task A_table_becomes_json_with_numbers_as_numbers_and_codes_as_text()
    {
        desk["b.csv"] = "item,price,code\n\"say \"\"hi\"\"\",1.50,007\ntea,2,010\n";
        await desk.DoAsync("convert_table", new { path = "b.csv", to = "b.json" });
        Assert.Equal("""[{"item":"say \"hi\"","price":1.50,"code":"007"},{"item":"tea","price":2,"code":"010"}]""", System.Text.Json.JsonSerializer.Serialize(System.Text.Json.JsonDocument.Parse(desk["b.json"]).RootElement, Plain));
    }

    [Fact]
    public async Task A_table_becomes_markdown_and_a_bar_in_a_cell_does_not_part_it()
    {
        desk["b.csv"] = "a,b\nx|y,2\n";
        await desk.DoAsync("convert_table", new { path = "b.csv", to = "b.md" });
        Assert.Equal("| a | b |\n| --- | --- |\n| x\\|y | 2 |\n", desk["b.md"]);
    }

    [Theory]
    [InlineData("rooms.kitchen.paint", "sage\n")]
    [InlineData("doors.1", "oak\n")]
    [InlineData("rooms.kitchen.area", "12.5\n")]
    public async Task A_value_of_a_json_file_is_picked(string at, string value)
    {
        desk["h.json"] = """{"rooms": {"kitchen": {"paint": "sage", "area": 12.5}}, "doors": ["elm", "oak"]}""";
        await desk.DoAsync("pick_value", new { path = "h.json", at, to = "n.txt" });
        Assert.Equal(value, desk["n.txt"]);
    }

    [Theory]
    [InlineData("{\"a\": 1}", "no_such_value: 'b' has no value at 'x'. Name one that is there.")]
    [InlineData("{\"a\": ", "not_json: The file is not JSON that can be read. Use one that is.")]
    public async Task A_value_that_is_not_there_is_refused(string text, string told)
    {
        desk["b"] = text;
        Assert.StartsWith(told.Split(": ")[0], await desk.RefusedAsync("pick_value", new { path = "b", at = "x", to = "n.txt" }), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Json_that_is_nested_without_end_is_refused()
    {
        desk["deep.json"] = new string('[', 400) + new string(']', 400);
        Assert.StartsWith("not_json: ", await desk.RefusedAsync("pick_value", new { path = "deep.json", at = "0", to = "n.txt" }), StringComparison.Ordinal);
    }

    private static readonly System.Text.Json.JsonSerializerOptions Plain = new() { Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public void Dispose() => desk.Dispose();
}
