using Agent.Core.Goals;
using Agent.Tools.Chores;
using Agent.Tools.Tests.Workspaces;
using Agent.Tools.Workspaces;

namespace Agent.Tools.Tests.Chores;

/// <summary>What code reads of a chore in a folder with two lists, a log and two tables, and what it leaves to the model.</summary>
public sealed class StatedChoreTests
{
    private static readonly Dictionary<string, string> Files = new()
    {
        ["a.txt"] = "alpha\nbeta\n", ["b.txt"] = "gamma\n", ["log.txt"] = "the pump ran\nthe valve stuck\n", ["deep/plan.md"] = "dig\n",
        ["spend.csv"] = "item,kind,price\nhose,garden,18\nnails,shed,4\n", ["staff.csv"] = "badge,name\n2,Amadou\n", ["cars.csv"] = "badge,plate\n2,KX\n",
    };

    [Theory]
    [InlineData("save 'one' and 'two' in new.txt", "write_file", "one|two")]
    [InlineData("new.txt: Mind the step, please.", "write_file", "Mind the step, please.")]
    [InlineData("put \"don't push\" into new.txt", "write_file", "don't push")]
    [InlineData("add 'zeta', then 'eta' to a.txt", "append_file", "zeta|eta")]
    [InlineData("a.txt is out of date, it should just say 'new'", "write_file", "new")]
    [InlineData("copy a.txt to new.txt and add 'zeta'", "copy_file,append_file", "zeta")]
    [InlineData("keep in mind for next time: the pump must never run dry, or the seal breaks and the hall floods.", "remember", "the pump must never run dry, or the seal breaks and the hall floods.")]
    [InlineData("please remember that I write dates as day, month, year", "remember", "I write dates as day, month, year")]
    [InlineData("our pump is loud - remember that", "remember", "our pump is loud")]
    [InlineData("duplicate a.txt as new.txt", "copy_file", "")]
    [InlineData("what does a.txt say", "copy_file", "")]
    [InlineData("sort a.txt into new.txt", "sort_lines", "")]
    [InlineData("names of all files into new.txt", "index_files", "")]
    [InlineData("lines of log.txt that mention the pump into new.txt", "find_lines", "")]
    [InlineData("how many lines has log.txt? into new.txt", "count_lines", "")]
    [InlineData("count the lines of log.txt that mention pump into new.txt", "find_lines,count_lines", "")]
    [InlineData("sort spend.csv by price into new.csv", "read_file,sort_table", "")]
    [InlineData("how much for garden altogether in spend.csv? into new.txt", "read_file,total", "")]
    [InlineData("merge b.txt and a.txt into new.txt", "join_files", "")]
    [InlineData("paste b.txt and a.txt together as new.txt in that order", "join_files", "")]
    [InlineData("how many times does pump come up in log.txt? into new.txt", "find_lines,count_lines", "")]
    [InlineData("merge b.txt and a.txt into new.txt, in alphabetical order", "join_files,sort_lines", "")]
    [InlineData("join staff.csv and cars.csv on badge into new.csv", "read_file,join_tables", "")]
    [InlineData("join staff.csv and cars.csv on badge and sort by name into new.csv", "read_file,join_tables,sort_table", "")]
    public async Task Where_a_goal_says_what_is_to_be_done_that_is_read(string goal, string tools, string texts)
    {
        var chore = await ReadAsync(goal);

        Assert.NotNull(chore);
        Assert.Equal(tools, string.Join(',', chore.Tools));
        Assert.Equal(texts, string.Join('|', chore.Texts));
        Assert.Equal(chore.Tools.Count, chore.Steps);
    }

    [Theory]
    [InlineData("write a poem into new.txt")]
    [InlineData("a recipe for leek soup, save it as new.txt")]
    [InlineData("what is 'umami'? answer in new.txt")]
    [InlineData("send 'hello' to bob@post.org and keep it in new.txt")]
    [InlineData("delete a.txt and write 'gone' to new.txt")]
    [InlineData("a.txt, the largest first, sorted into new.txt")]
    [InlineData("tell me a joke")]
    [InlineData("remember that I am vegan. Suggest a soup")]
    [InlineData("a shopping list in new.txt: milk, bread, salt")]
    [InlineData("staff.csv and cars.csv as new.csv")]
    public async Task Where_a_goal_leaves_it_open_nothing_is_read(string goal) => Assert.Null(await ReadAsync(goal));

    [Theory]
    [InlineData("merge b.txt, a.txt and log.txt into new.txt", "join_files.paths[]", "b.txt,a.txt,log.txt")]
    [InlineData("put b.txt behind a.txt as new.txt", "join_files.paths[]", "a.txt,b.txt")]
    [InlineData("append b.txt to a.txt as new.txt", "join_files.paths[]", null)]
    [InlineData("append b.txt to a.txt as new.txt", "join_files.paths", "b.txt,a.txt")]
    [InlineData("lines of log.txt that mention the pump into new.txt", "find_lines.text", "pump")]
    [InlineData("lines of log.txt with 'valve stuck' into new.txt", "find_lines.text", "valve stuck")]
    [InlineData("sort spend.csv by price into new.csv", "sort_table.column", "price")]
    [InlineData("what did the shed cost altogether? see spend.csv, into new.txt", "total.equals", "shed")]
    [InlineData("what did the shed cost altogether? see spend.csv, into new.txt", "total.where", "kind")]
    [InlineData("what did the shed cost altogether? see spend.csv, into new.txt", "total.column", "price")]
    [InlineData("join staff.csv and cars.csv on badge and sort by name into new.csv", "sort_table.column", "name")]
    [InlineData("copy plan.md to new.txt", "copy_file.path", "deep/plan.md")]
    [InlineData("copy A.TXT to new.txt", "copy_file.path", "a.txt")]
    public async Task What_the_files_have_of_the_goal_s_words_can_be_chosen_and_no_more(string goal, string parameter, string? values)
    {
        var chosen = (await ReadAsync(goal))?.Choices.GetValueOrDefault(parameter);
        Assert.Equal(values, chosen is null ? null : string.Join(',', chosen));
    }

    [Theory]
    [InlineData("sort a.txt into new.txt", "new.txt")]
    [InlineData("sort a.txt in place", "a.txt")]
    [InlineData("how many lines has log.txt?", "answer.md")]
    [InlineData("remember that we are five", "memory.md")]
    [InlineData("add 'zeta' to a.txt", "a.txt")]
    [InlineData("lines of log.txt that mention pump into new.txt, how many into n.txt", null)]
    public async Task The_file_to_deliver_is_read(string goal, string? file) => Assert.Equal(file, (await ReadAsync(goal))?.File);

    private static async Task<Chore?> ReadAsync(string goal)
    {
        using var folder = new TemporaryFolder();
        using var workspace = Workspace.Open(folder.Path("ws"), new() { Durable = false });
        foreach (var (name, text) in Files)
            await workspace.WriteTextAsync(name, text, TestContext.Current.CancellationToken);
        return await new StatedChore(workspace).OfAsync(new Goal(goal), TestContext.Current.CancellationToken);
    }
}
