using Agent.Core.Tools;
using Agent.Tools.Libraries;
using Agent.Tools.Tests.Workspaces;
using Microsoft.SemanticKernel;

namespace Agent.Tools.Tests.Tools;

public sealed class ToolsTests : IDisposable
{
    private readonly TemporaryFolder folder = new();
    private readonly Library library = Library.Of(
    [
        new("roast lamb", "base recipe", "Lamb is safe at 63 C."),
        new("easter", "occasion", "Lamb is eaten at easter."),
    ]);

    private readonly Agent.Tools.Workspaces.Workspace workspace;
    private readonly Kernel kernel;

    public ToolsTests()
    {
        workspace = Agent.Tools.Workspaces.Workspace.Open(folder.Path("ws"), new() { Durable = false });
        kernel = StandardTools.Kernel(library, workspace, folder.Path("memory/notes.md"));
    }

    [Fact]
    public async Task Search_lists_titles_and_snippets_and_offers_the_titles_to_read()
    {
        var result = await Call("search", new() { ["query"] = "roast lamb" });
        Assert.Equal("1. roast lamb: Lamb is safe at 63 C.\n2. easter: Lamb is eaten at easter.", result.Text);
        Assert.Equal(["roast lamb", "easter"], result.Choices!["read.document"]);
    }

    [Fact]
    public async Task A_search_without_result_says_so() =>
        Assert.Equal("No document matches 'zebra stripes'.", (await Call("search", new() { ["query"] = "zebra\nstripes" })).Text);

    [Fact]
    public async Task Reading_a_document_names_it_as_a_source()
    {
        var result = await Call("read", new() { ["document"] = "Roast Lamb" });
        Assert.Equal("roast lamb (base recipe)\nLamb is safe at 63 C.", result.Text);
        Assert.Equal(["roast lamb"], result.Used);
    }

    [Fact]
    public async Task A_question_is_looked_up_among_the_sentences_of_all_documents()
    {
        var result = await Call("look_up", new() { ["question"] = "When do people eat lamb?" });
        Assert.Equal("1. easter: Lamb is eaten at easter.", result.Text);
        Assert.Equal(["Lamb is eaten at easter."], result.Choices!["answer.sentence"]);
        Assert.Equal(["easter"], result.Used);
    }

    [Fact]
    public async Task A_question_of_which_no_sentence_speaks_is_told_so_and_offers_nothing_to_quote()
    {
        var result = await Call("look_up", new() { ["question"] = "Do zebras\nhave stripes?" });
        Assert.Equal("No sentence of the library speaks of 'Do zebras have stripes?'.", result.Text);
        Assert.Null(result.Choices);
        Assert.Null(result.Used);
    }

    [Fact]
    public async Task An_answer_quotes_a_sentence_that_was_read_and_names_its_document()
    {
        var read = await Call("read", new() { ["document"] = "roast lamb" });
        Assert.Equal(["Lamb is safe at 63 C."], read.Choices!["answer.sentence"]);
        await Call("answer", new() { ["sentence"] = read.Choices["answer.sentence"][0], ["to"] = "answer.md" });
        Assert.Equal("# Answer\n\n- Lamb is safe at 63 C.\n\n## Sources\n\n- roast lamb\n", await workspace.ReadTextAsync("answer.md", TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task An_answer_that_no_document_says_is_refused_and_nothing_is_written()
    {
        var refused = await Assert.ThrowsAsync<ToolRefusedException>(() => Call("answer", new() { ["sentence"] = "Lamb is safe raw.", ["to"] = "answer.md" }));
        Assert.Equal("not_a_quotation", refused.Reason);
        Assert.False(workspace.Exists("answer.md"));
    }

    [Fact]
    public async Task A_document_that_is_not_there_is_refused_with_the_nearest_titles()
    {
        var refused = await Assert.ThrowsAsync<ToolRefusedException>(() => Call("read", new() { ["document"] = "lamb at easter" }));
        Assert.Equal("no_such_document", refused.Reason);
        Assert.Equal("There is no document 'lamb at easter'. The nearest are: easter, roast lamb.", refused.Message);
    }

    [Fact]
    public async Task A_written_file_is_listed_read_and_added_to()
    {
        var wrote = await Call("write_file", new() { ["path"] = "menus/easter.md", ["content"] = "# Easter\n" });
        Assert.Equal("Wrote menus/easter.md, 9 bytes.", wrote.Text);
        Assert.Equal(["menus/easter.md"], wrote.Choices!["read_file.path"]);
        Assert.Equal("Added 5 bytes to menus/easter.md.", (await Call("append_file", new() { ["path"] = "menus/easter.md", ["content"] = "Lamb\n" })).Text);
        Assert.Equal("menus/\nmenus/easter.md, 14 bytes", (await Call("list_files", [])).Text);
        Assert.Equal("# Easter\nLamb\n", (await Call("read_file", new() { ["path"] = "menus/easter.md" })).Text);
    }

    [Fact]
    public async Task An_empty_workspace_says_so() => Assert.Equal("The workspace is empty.", (await Call("list_files", [])).Text);

    [Fact]
    public async Task A_long_file_is_read_in_pages_that_join_to_the_whole()
    {
        var text = string.Concat(Enumerable.Range(0, 3000).Select(i => $"{i} 😀 "));
        await Call("write_file", new() { ["path"] = "long.txt", ["content"] = text });
        var read = "";
        while (read.Length < text.Length)
        {
            var page = (await Call("read_file", new() { ["path"] = "long.txt", ["offset"] = read.Length })).Text;
            var note = page.LastIndexOf("\n(Characters ", StringComparison.Ordinal);
            read += note < 0 ? page : page[..note];
        }
        Assert.Equal(text, read);
    }

    [Theory]
    [InlineData("read_file", "../secret.txt", "outside_workspace")]
    [InlineData("read_file", "missing.md", "inside_workspace_literal")]
    [InlineData("write_file", ".git/config", "protected_path")]
    [InlineData("append_file", "a:b", "nonportable_name")]
    public async Task A_refused_path_reaches_the_model_with_its_reason(string tool, string path, string reason)
    {
        var arguments = new KernelArguments { ["path"] = path };
        if (tool != "read_file")
            arguments["content"] = "x";
        var refused = await Assert.ThrowsAsync<ToolRefusedException>(() => Call(tool, arguments));
        Assert.Equal(reason, refused.Reason);
        Assert.Contains($"'{path}'", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_note_is_kept_on_one_line_and_recalled_by_the_next_run()
    {
        Assert.Equal("Kept: No nuts. Never.", (await Call("remember", new() { ["note"] = "No nuts.\nNever." })).Text);
        await Call("remember", new() { ["note"] = "Four people." });
        Assert.Equal(["No nuts. Never.", "Four people."], new MemoryTools(folder.Path("memory/notes.md")).Recall());
    }

    [Fact]
    public async Task An_empty_note_is_refused() =>
        Assert.Equal("note_length", (await Assert.ThrowsAsync<ToolRefusedException>(() => Call("remember", new() { ["note"] = " \n" }))).Reason);

    [Fact]
    public void The_model_hears_of_the_tools_in_the_order_that_it_learned() => Assert.Equal(
        """
        - search(query): Searches the library and lists the titles that fit best.
        - read(document): Reads one document of the library.
        - look_up(question): Finds the sentences of the library that answer a question best.
        - read_recipe(document, people, with, without, diet): Reads a recipe, worked out for so many people.
        - write_recipe(title, mentions, serves, diet, time, ingredients, steps, safety, source, to): Writes a recipe with the lines that were read.
        - write_list(dish, serves, items, source, to): Writes a shopping list with the lines that were read.
        - find_dishes(about, mentions, lacks, diet): Finds dishes for each course of a menu.
        - write_menu(title, mentions, serves, diet, first, second, third, fourth, fifth, sixth, seventh, to): Writes a menu with the dishes that were found.
        - answer(sentence, to): Writes a sentence that was read, with its source.
        - list_files(): Lists the files of the workspace.
        - read_file(path, offset): Reads a text file of the workspace.
        - write_file(path, content): Writes a text file in the workspace, in place of what it held.
        - append_file(path, content): Adds text to the end of a file in the workspace.
        - copy_file(path, to): Copies a text file of the workspace.
        - join_files(paths, to): Joins text files into one.
        - index_files(to): Writes the names of all files.
        - sort_lines(path, to): Sorts the lines of a text file.
        - find_lines(path, text, to): Keeps the lines that hold a text.
        - count_lines(path, to): Counts the lines of a text file.
        - sort_table(path, column, to): Sorts a table's rows by a column.
        - join_tables(path, other, column, to): Joins two tables on a column.
        - total(path, column, where, equals, to): Adds up a column of matching rows.
        - remember(note): Keeps a short note for later runs.
        """, string.Join('\n', new Toolbox(kernel).Tools.Where(tool => tool.IsTold).Select(tool => tool.Line)));

    [Fact]
    public void A_tool_that_only_a_chore_calls_is_not_told()
        => Assert.Equal(
            ["rename_file", "pick_cell", "replace_text", "unique_lines", "number_lines", "take_lines", "drop_lines", "prepend_file", "change_case", "count_words", "count_each", "figure", "pick_extreme", "filter_table", "count_rows", "convert_table", "pick_value"], new Toolbox(kernel).Tools.Where(tool => !tool.IsTold).Select(tool => tool.Name));

    [Fact]
    public void Every_tool_says_what_it_touches_and_describes_every_parameter()
    {
        var functions = kernel.Plugins.SelectMany(plugin => plugin).ToList();
        Assert.All(functions, function =>
        {
            Assert.NotEmpty(function.Description);
            Assert.Single(function.UnderlyingMethod!.GetCustomAttributes(typeof(TouchesAttribute), false));
            Assert.All(function.Metadata.Parameters, parameter => Assert.NotEmpty(parameter.Description));
        });
    }

    public void Dispose()
    {
        workspace.Dispose();
        library.Dispose();
        folder.Dispose();
    }

    private async Task<ToolResult> Call(string name, KernelArguments arguments)
    {
        var function = kernel.Plugins.SelectMany(plugin => plugin).Single(f => f.Name == name);
        var value = (await function.InvokeAsync(kernel, arguments, TestContext.Current.CancellationToken)).GetValue<object>();
        return value as ToolResult ?? new ToolResult((string)value!);
    }
}
