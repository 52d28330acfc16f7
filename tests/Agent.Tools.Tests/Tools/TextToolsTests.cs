namespace Agent.Tools.Tests.Tools;

public sealed class TextToolsTests : IDisposable
{
    private readonly Desk desk = new();

    [Fact]
    public async Task A_copy_has_every_byte_and_may_be_read_from_then_on()
    {
        const string text = "\uFEFFtea\r\n\r\n 😀\tno newline at the end";
        desk["a.md"] = text;

        var copied = await desk.CallAsync("copy_file", new { path = "a.md", to = "deep/b.md" });

        Assert.Equal("Copied 'a.md' to 'deep/b.md'.", copied.Text);
        Assert.Equal(desk["a.md"], desk["deep/b.md"]);
        Assert.Equal(["deep/b.md"], copied.Choices!["read_file.path"]);
        Assert.Equal(["a.md"], copied.Used);
    }

    [Fact]
    public async Task A_file_copied_to_itself_stays()
    {
        desk["a.md"] = "tea";
        await desk.DoAsync("copy_file", new { path = "a.md", to = "a.md" });
        Assert.Equal("tea", desk["a.md"]);
    }

    [Theory]
    [InlineData("missing.md", "b.md", "inside_workspace_literal: There is no 'missing.md' in the workspace. list_files shows what is there.")]
    [InlineData("../a.md", "b.md", "outside_workspace: '../a.md' is outside the workspace. Give a path below the workspace root, such as notes/menu.md.")]
    [InlineData("a.md", ".git/config", "protected_path: '.git/config' is closed to writing, because other programs obey files of that name. Write to another name.")]
    public async Task A_path_that_the_workspace_refuses_is_told_as_it_says_it(string path, string to, string told)
    {
        desk["a.md"] = "tea";
        Assert.Equal(told, await desk.RefusedAsync("copy_file", new { path, to }));
    }

    [Fact]
    public async Task A_renamed_file_has_every_byte_and_its_old_name_is_gone()
    {
        desk["a.md"] = "tea\r\n";
        Assert.Equal("Renamed 'a.md' to 'deep/b.md'.", await desk.DoAsync("rename_file", new { path = "a.md", to = "deep/b.md" }));
        Assert.Equal("tea\r\n", desk["deep/b.md"]);
        Assert.False(File.Exists(desk.Full("a.md")));
    }

    [Theory]
    [InlineData("a.md", "b.md", "name_taken: 'b.md' is there already. Name one that is not.")]
    [InlineData("a.md", "a.md", "name_taken: 'a.md' is there already. Name one that is not.")]
    [InlineData("missing.md", "c.md", "inside_workspace_literal: There is no 'missing.md' in the workspace. list_files shows what is there.")]
    [InlineData("a.md", "../c.md", "outside_workspace: '../c.md' is outside the workspace. Give a path below the workspace root, such as notes/menu.md.")]
    public async Task A_name_that_cannot_be_given_changes_nothing(string path, string to, string told)
    {
        (desk["a.md"], desk["b.md"]) = ("tea", "milk");
        Assert.Equal(told, await desk.RefusedAsync("rename_file", new { path, to }));
        Assert.Equal(("tea", "milk"), (desk["a.md"], desk["b.md"]));
    }

    [Fact]
    public async Task Joined_files_follow_each_other_each_on_a_line_of_its_own()
    {
        desk["a.txt"] = "one";
        desk["b.txt"] = "two\n";
        desk["c.txt"] = "\uFEFFthree";

        Assert.Equal("Joined 4 files into 'all.txt'.", await desk.DoAsync("join_files", new { paths = new[] { "b.txt", "a.txt", "c.txt", "a.txt" }, to = "all.txt" }));
        Assert.Equal("two\none\nthree\none", desk["all.txt"]);
    }

    [Fact]
    public async Task A_file_may_be_joined_into_itself()
    {
        desk["a.txt"] = "one\n";
        desk["b.txt"] = "two\n";
        await desk.DoAsync("join_files", new { paths = new[] { "a.txt", "b.txt" }, to = "a.txt" });
        Assert.Equal("one\ntwo\n", desk["a.txt"]);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(21)]
    public async Task Joining_too_few_or_too_many_files_is_refused(int count)
    {
        desk["a.txt"] = "one";
        Assert.Equal($"files_to_join: {count} files were named. Name 2 to 20.", await desk.RefusedAsync("join_files", new { paths = Enumerable.Repeat("a.txt", count), to = "all.txt" }));
    }

    [Fact]
    public async Task Files_that_are_too_large_together_are_refused_and_nothing_is_written()
    {
        desk["a.txt"] = new string('a', 600);
        Assert.Equal("too_large: 'all.txt' is larger than the 1000 bytes that a file may have here. Use a smaller file.", await desk.RefusedAsync("join_files", new { paths = new[] { "a.txt", "a.txt" }, to = "all.txt" }));
    }

    [Theory]
    [InlineData("index.md")]
    [InlineData("./notes/../index.md")]
    public async Task An_index_names_every_file_but_itself(string to)
    {
        desk["b.txt"] = desk["a/z.txt"] = desk["B.txt"] = desk["a-1.txt"] = desk["a/b/c/d/e.txt"] = "x";

        for (var twice = 0; twice < 2; twice++)
        {
            await desk.DoAsync("write_file", new { path = "index.md", content = "old" });
            if (to != "index.md")
                desk["notes/n.txt"] = "x";
            await desk.DoAsync("index_files", new { to });
            Assert.Equal("- B.txt\n- a-1.txt\n- a/b/c/d/e.txt\n- a/z.txt\n- b.txt\n" + (to == "index.md" ? "" : "- notes/n.txt\n"), desk["index.md"]);
        }
    }

    [Theory]
    [InlineData("index.md", "no_files")]
    [InlineData("a\0b", "no_files")]
    public async Task An_index_of_nothing_is_refused(string to, string reason)
        => Assert.StartsWith($"{reason}: ", await desk.RefusedAsync("index_files", new { to }), StringComparison.Ordinal);

    [Fact]
    public async Task An_index_that_the_workspace_refuses_is_told()
    {
        desk["a.txt"] = "x";
        Assert.StartsWith("nul_in_path: ", await desk.RefusedAsync("index_files", new { to = "a\0b" }), StringComparison.Ordinal);
        Assert.StartsWith("outside_workspace: ", await desk.RefusedAsync("index_files", new { to = "../a" }), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("pear\nApple\nbanana\n", "Apple\nbanana\npear\n")]
    [InlineData("10\n9\n-1.5\n", "-1.5\n9\n10\n")]
    [InlineData("10\nnine\n9", "10\n9\nnine")]
    [InlineData("b\r\na", "a\r\nb")]
    [InlineData("b\n\na\n", "a\nb\n\n")]
    [InlineData("b 1\nB 2\nb 0\n", "b 0\nb 1\nB 2\n")]
    [InlineData("", "")]
    public async Task Lines_are_sorted_by_value_where_all_are_numbers_and_otherwise_as_text(string text, string sorted)
    {
        desk["a.txt"] = text;
        await desk.DoAsync("sort_lines", new { path = "a.txt", to = "a.txt" });
        Assert.Equal(sorted, desk["a.txt"]);
    }

    [Theory]
    [InlineData("pear\nApple\nbanana\n", "pear\nbanana\nApple\n")]
    [InlineData("9\n10\n-1.5\n", "10\n9\n-1.5\n")]
    [InlineData("a\n\nb\n", "b\na\n\n")]
    public async Task Lines_are_sorted_downwards_where_that_is_asked_for(string text, string sorted)
    {
        desk["a.txt"] = text;
        await desk.DoAsync("sort_lines", new { path = "a.txt", to = "a.txt", order = "descending" });
        Assert.Equal(sorted, desk["a.txt"]);
    }

    [Theory]
    [InlineData("*.csv", "- a.csv\n- in/b.csv\n")]
    [InlineData("in/*", "- in/b.csv\n- in/c.txt\n")]
    [InlineData("in/*.csv", "- in/b.csv\n")]
    public async Task An_index_may_be_of_the_files_whose_names_are_alike(string like, string index)
    {
        (desk["a.csv"], desk["in/b.csv"], desk["in/c.txt"], desk["d.txt"]) = ("", "", "", "");
        await desk.DoAsync("index_files", new { to = "index.txt", like });
        Assert.Equal(index, desk["index.txt"]);
        Assert.StartsWith("no_files: ", await desk.RefusedAsync("index_files", new { to = "index.txt", like = "*.pdf" }), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Lines_that_hold_the_text_are_kept_in_their_order()
    {
        desk["log.txt"] = "1 Error\n2 fine\n3 an ERROR";
        Assert.Equal("Wrote 2 of the 3 lines of 'log.txt' into 'errors.txt'.", await desk.DoAsync("find_lines", new { path = "log.txt", text = "error", to = "errors.txt" }));
        Assert.Equal("1 Error\n3 an ERROR\n", desk["errors.txt"]);
    }

    [Fact]
    public async Task A_text_that_no_line_holds_is_refused()
    {
        desk["log.txt"] = "1 Error\n";
        Assert.Equal("no_such_line: No line of 'log.txt' holds 'warn'. Look for a word that stands in it.", await desk.RefusedAsync("find_lines", new { path = "log.txt", text = "warn", to = "log.txt" }));
    }

    [Fact]
    public async Task Lines_that_are_not_empty_are_counted()
    {
        desk["a.txt"] = "one\n\n \ntwo\nthree";
        Assert.Equal("Counted 3 lines of 'a.txt' that are not empty, and wrote the number into 'n.txt'.", await desk.DoAsync("count_lines", new { path = "a.txt", to = "n.txt" }));
        Assert.Equal("3\n", desk["n.txt"]);
    }

    public void Dispose() => desk.Dispose();
}
