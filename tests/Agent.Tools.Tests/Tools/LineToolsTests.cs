namespace Agent.Tools.Tests.Tools;

public sealed class LineToolsTests : IDisposable
{
    private readonly Desk desk = new();

    [Theory]
    [InlineData("oak, Oak and soaked oaks", "oak", "ash", "ash, Ash and soaked oaks")]
    [InlineData("Mr Hale met mr hale.", "Mr Hale", "Ms Okoye", "Ms Okoye met Ms Okoye.")]
    [InlineData("a+b=c (x)", "(x)", "[y]", "a+b=c [y]")]
    [InlineData("keep\r\nold\r\n", "old", "new", "keep\r\nnew\r\n")]
    [InlineData("$1 is $1", "$1", "$0", "$0 is $0")]
    public async Task Words_are_replaced_whole_and_a_capital_at_the_beginning_stays(string before, string text, string with, string after)
    {
        desk["a.txt"] = before;
        await desk.DoAsync("replace_text", new { path = "a.txt", text, with, to = "a.txt" });
        Assert.Equal(after, desk["a.txt"]);
    }

    [Theory]
    [InlineData("replace_text", "no_such_text: 'elm' does not stand in 'a.txt'. Name words that do.")]
    [InlineData("drop_lines", "no_such_text: 'elm' does not stand in 'a.txt'. Name words that do.")]
    public async Task What_does_not_stand_there_is_not_changed(string tool, string told)
    {
        desk["a.txt"] = "helm\n";
        Assert.Equal(told, await desk.RefusedAsync(tool, new { path = "a.txt", text = "elm", with = "ash", to = "b.txt" }));
    }

    [Fact]
    public async Task Each_line_is_kept_once_in_its_first_place_and_blank_lines_stay()
    {
        desk["a.txt"] = "b\n\na\nb \n\nB\n";
        Assert.Equal("Kept 5 of the 6 lines of 'a.txt', each once, in 'b.txt'.", await desk.DoAsync("unique_lines", new { path = "a.txt", to = "b.txt" }));
        Assert.Equal("b\n\na\n\nB\n", desk["b.txt"]);
    }

    [Theory]
    [InlineData("b\n\na\n", "1. b\n\n2. a\n", "2 lines")]
    [InlineData("b", "1. b", "1 line")]
    [InlineData("", "", "0 lines")]
    public async Task Each_line_that_is_not_blank_gets_its_number(string text, string numbered, string lines)
    {
        desk["a.txt"] = text;
        Assert.Equal($"Numbered the {lines} of 'a.txt' in 'b.txt'.", await desk.DoAsync("number_lines", new { path = "a.txt", to = "b.txt" }));
        Assert.Equal(numbered, desk["b.txt"]);
    }

    [Theory]
    [InlineData("a.txt", "one\ntwo\n\nthree\n", "first", "2", "one\ntwo\n")]
    [InlineData("a.txt", "one\ntwo\n\nthree\n", "last", "2", "two\nthree\n")]
    [InlineData("a.txt", "one\ntwo", "first", "9", "one\ntwo\n")]
    [InlineData("a.csv", "n,k\n1,a\n2,b\n3,c\n", "last", "1", "n,k\n3,c\n")]
    public async Task The_first_and_the_last_lines_are_taken_under_the_header_of_a_table(string path, string text, string end, string count, string taken)
    {
        desk[path] = text;
        await desk.DoAsync("take_lines", new { path, end, count, to = "out.txt" });
        Assert.Equal(taken, desk["out.txt"]);
    }

    [Theory]
    [InlineData("0")]
    [InlineData("-1")]
    [InlineData("99999999999")]
    [InlineData("some")]
    public async Task A_number_of_lines_that_is_none_is_refused(string count)
    {
        desk["a.txt"] = "one\n";
        Assert.StartsWith("no_count: ", await desk.RefusedAsync("take_lines", new { path = "a.txt", end = "first", count, to = "b.txt" }), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Lines_are_dropped_by_whole_words_and_a_header_never_is()
    {
        desk["a.csv"] = "egg,price\negg,1\neggplant,2\n";
        await desk.DoAsync("drop_lines", new { path = "a.csv", text = "EGG", to = "a.csv" });
        Assert.Equal("egg,price\neggplant,2\n", desk["a.csv"]);
    }

    [Fact]
    public async Task Text_goes_before_all_that_stands_there()
    {
        desk["a.txt"] = "two\n";
        await desk.DoAsync("prepend_file", new { path = "a.txt", content = "one" });
        Assert.Equal("one\ntwo\n", desk["a.txt"]);
    }

    [Theory]
    [InlineData("capitals", "ÉCOLE À 9\n")]
    [InlineData("small", "école à 9\n")]
    public async Task Letters_become_capitals_or_small(string letters, string text)
    {
        desk["a.txt"] = "École à 9\n";
        await desk.DoAsync("change_case", new { path = "a.txt", letters, to = "b.txt" });
        Assert.Equal(text, desk["b.txt"]);
    }

    [Theory]
    [InlineData("", "7\n")]
    [InlineData("tea", "3\n")]
    [InlineData("pot of", "1\n")]
    [InlineData("milk", "0\n")]
    public async Task Words_are_counted_all_or_those_asked_for(string text, string count)
    {
        desk["a.txt"] = "Tea, tea.\nA pot of\ttea teapot\n";
        await desk.DoAsync("count_words", new { path = "a.txt", text, to = "n.txt" });
        Assert.Equal(count, desk["n.txt"]);
    }

    [Fact]
    public async Task The_lines_of_each_file_are_counted()
    {
        desk["a.txt"] = "one\n\ntwo\n";
        desk["b.txt"] = "";
        await desk.DoAsync("count_each", new { paths = new[] { "a.txt", "b.txt" }, to = "n.txt" });
        Assert.Equal("a.txt: 2\nb.txt: 0\n", desk["n.txt"]);
    }

    public void Dispose() => desk.Dispose();
}
