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
    [InlineData("what did we pay for the garden in all? put the figure into new.txt", "list_files,read_file,total", "")]
    [InlineData("What did the shed cost altogether? Write it down in new.txt, please.", "list_files,read_file,total", "")]
    [InlineData("new.txt = total for the garden", "list_files,read_file,total", "")]
    [InlineData("how much did we spend on the shed?", "list_files,read_file,total", "")]
    [InlineData("take the pump lines of log.txt into p.txt, then sort those into new.txt", "find_lines,sort_lines", "")]
    [InlineData("sort the lines of log.txt that mention valve into new.txt", "find_lines,sort_lines", "")]
    [InlineData("which entries of log.txt are stuck? collect them in new.txt", "find_lines", "")]
    [InlineData("which lines of log.txt mention valves? keep them in new.txt", "find_lines", "")]
    [InlineData("don't forget our dog is called Bo", "remember", "our dog is called Bo")]
    [InlineData("Don't forget this please, my cat is called Mia", "remember", "my cat is called Mia")]
    [InlineData("remember I am left-handed", "remember", "I am left-handed")]
    [InlineData("please keep in mind we eat at six", "remember", "we eat at six")]
    [InlineData("put the words Back at nine into new.txt please", "write_file", "Back at nine")]
    [InlineData("make new.txt that says the pump is off, nothing else", "write_file", "the pump is off")]
    [InlineData("At the end of a.txt please append the line zeta 2.5 bar and don't touch the rest.", "append_file", "zeta 2.5 bar")]
    [InlineData("one more for spend.csv, at the end. the row is rope,boat,9", "append_file", "rope,boat,9")]
    [InlineData("put the word zeta under the rest in a.txt", "append_file", "zeta")]
    [InlineData("stick zeta on the end of a.txt", "append_file", "zeta")]
    [InlineData("a.txt in reverse alphabetical order into new.txt", "sort_lines", "")]
    [InlineData("sort spend.csv on the price column from highest to lowest into new.csv", "read_file,sort_table", "")]
    [InlineData("add up the price column of spend.csv into new.txt", "read_file,total", "")]
    [InlineData("find the price of the hose in spend.csv and put it in new.txt", "read_file,pick_cell", "")]
    [InlineData("whats stuck, it is in log.txt somewhere. put it in new.txt", "find_lines", "")]
    [InlineData("put a.txt together with b.txt in new.txt, b.txt goes first", "join_files", "")]
    [InlineData("copy a.txt into the folder old under the same name", "copy_file", "")]
    [InlineData("names of all files in the deep folder into new.txt", "index_files", "")]
    [InlineData("how many lines of log.txt are not empty? into new.txt", "count_lines", "")]
    [InlineData("Combine staff.csv and cars.csv using 'badge', rows by badge in ascending order and the columns alphabetically, into new.csv", "read_file,join_tables", "")]
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
    [InlineData("a.txt, the longest first, sorted into new.txt")]
    [InlineData("which of a.txt and b.txt is older? into new.txt")]
    [InlineData("tell me a joke")]
    [InlineData("remember that I am vegan. Suggest a soup")]
    [InlineData("a shopping list in new.txt: milk, bread, salt")]
    [InlineData("staff.csv and cars.csv as new.csv")]
    [InlineData("don't forget to water the plants")]
    [InlineData("remember when our dog was small?")]
    [InlineData("remember I am vegan and suggest a soup")]
    [InlineData("don't forget the milk")]
    [InlineData("what did we pay for heating in all? put the figure into new.txt")]
    [InlineData("how many badges are there in all? into new.txt")]
    [InlineData("add a new column to spend.csv that says cheap or dear by price, as new.csv")]
    [InlineData("classify the rows of spend.csv by price into new.csv")]
    [InlineData("sort the columns of staff.csv alphabetically, badge and name, as new.csv")]
    [InlineData("put the columns of spend.csv in alphabetical order, price too, as new.csv")]
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
    [InlineData("what did we pay for the garden in all? put the figure into shed.txt", "total.equals", "garden")]
    [InlineData("what did we pay for the garden in all? put the figure into shed.txt", "total.path", "spend.csv")]
    [InlineData("which lines of log.txt mention valves? keep them in new.txt", "find_lines.text", "valve")]
    [InlineData("take the pump lines of log.txt into p.txt, a sorted version into q.txt", "find_lines.to", "p.txt")]
    [InlineData("take the pump lines of log.txt into p.txt, a sorted version into q.txt", "sort_lines.path", "p.txt")]
    [InlineData("take the pump lines of log.txt into p.txt, a sorted version into q.txt", "sort_lines.to", "q.txt")]
    [InlineData("count the pump lines of log.txt into n.txt and collect the lines themselves in p.txt", "find_lines.to", "p.txt")]
    [InlineData("count the pump lines of log.txt into n.txt and collect the lines themselves in p.txt", "count_lines.to", "n.txt")]
    [InlineData("p.txt: lines with pump in log.txt. n.txt: their number.", "count_lines.path", "p.txt")]
    [InlineData("join staff.csv and cars.csv on badge as c.csv, then sort that by name into d.csv", "join_tables.to", "c.csv")]
    [InlineData("join staff.csv and cars.csv on badge as c.csv, then sort that by name into d.csv", "sort_table.path", "c.csv")]
    [InlineData("join staff.csv and cars.csv on badge as c.csv, then sort that by name into d.csv", "sort_table.to", "d.csv")]
    [InlineData("put a.txt and b.txt together in p.txt, then the number of its lines goes to q.txt", "join_files.to", "p.txt")]
    [InlineData("put a.txt and b.txt together in p.txt, then the number of its lines goes to q.txt", "count_lines.path", "p.txt")]
    [InlineData("put a.txt and b.txt together in p.txt, then the number of its lines goes to q.txt", "count_lines.to", "q.txt")]
    [InlineData("sort a.txt and b.txt merged, for p.txt and q.txt", "join_files.to", "p.txt,q.txt")]
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
    [InlineData("lines of log.txt that mention pump into new.txt, how many into n.txt", "n.txt")]
    [InlineData("how much did we spend on the shed?", "answer.md")]
    [InlineData("sort and find pump in log.txt, for p.txt and q.txt", null)]
    public async Task The_file_to_deliver_is_read(string goal, string? file) => Assert.Equal(file, (await ReadAsync(goal))?.File);

    [Theory]
    [InlineData("kinds.csv", "id,kind\n1,fuel\n2,rent\n", "sums.csv", "id,amount,tax\n1,20,2\n2,700,70\n")]
    [InlineData("may.csv", "day,kind,amount\n1,fuel,5\n", "june.csv", "day,kind,amount\n2,fuel,6\n")]
    public async Task A_sum_over_more_than_one_table_is_left_open(string one, string first, string other, string second)
        => Assert.Null(await ReadAsync("what did fuel cost us in all? the number goes to new.txt", new() { [one] = first, [other] = second }));

    [Fact]
    public async Task A_sum_of_numbers_that_stand_in_the_one_other_table_is_made_where_both_are_joined()
    {
        var chore = await ReadAsync("what did fuel cost us in all? the number goes to new.txt", new() { ["kinds.csv"] = "id,kind\n1,fuel\n2,rent\n", ["sums.csv"] = "id,amount\n1,20\n2,700\n" });

        Assert.Equal(["list_files", "read_file", "join_tables", "total"], chore!.Tools);
        Assert.Equal(["joined.csv", "amount", "fuel"], new[] { "total.path", "total.column", "total.equals" }.SelectMany(parameter => chore.Choices[parameter]));
    }

    [Fact]
    public async Task Of_columns_of_one_name_none_is_picked()
        => Assert.Null(await ReadAsync("find the price of the hose in t.csv and put it in new.txt", new() { ["t.csv"] = "item,item,price\nhose,long,18\n" }));

    [Theory]
    [InlineData("sort a.txt into new.txt", "sort_lines.order")]
    [InlineData("names of all files into new.txt", "index_files.like")]
    [InlineData("join staff.csv and cars.csv on badge into new.csv", "join_tables.columns")]
    public async Task What_the_tools_do_by_themselves_is_not_said(string goal, string parameter)
        => Assert.DoesNotContain(parameter, (await ReadAsync(goal))!.Choices.Keys);

    [Theory]
    [InlineData("a.txt in reverse alphabetical order into new.txt", "sort_lines.order", "descending")]
    [InlineData("sort spend.csv by price, the largest first, into new.csv", "sort_table.order", "descending")]
    [InlineData("names of all files in the deep folder into new.txt", "index_files.like", "deep/*")]
    [InlineData("the names of all .csv files into new.txt", "index_files.like", "*.csv")]
    [InlineData("join staff.csv and cars.csv on badge into new.csv, columns should be badge, plate, name", "join_tables.columns", "badge,plate,name")]
    [InlineData("add up the price column of spend.csv into new.txt", "total.where", "")]
    [InlineData("find the price of the hose in spend.csv and put it in new.txt", "pick_cell.equals", "hose")]
    [InlineData("put a.txt together with b.txt in new.txt, b.txt goes first", "join_files.paths[]", "b.txt|a.txt")]
    [InlineData("copy a.txt into the folder old under the same name", "copy_file.to", "old/a.txt")]
    public async Task How_it_is_to_be_done_is_read(string goal, string parameter, string values)
        => Assert.Equal(values, string.Join('|', (await ReadAsync(goal))!.Choices[parameter]));

    [Fact]
    public async Task Capitals_of_what_is_looked_for_are_the_file_s()
        => Assert.Equal(["ERROR"], (await ReadAsync("collect the errors of app.log in new.txt", new() { ["app.log"] = "ok\nERROR disk full\n" }))?.Choices["find_lines.text"]);

    [Fact]
    public async Task What_is_looked_for_may_also_name_the_new_file()
        => Assert.Equal(["ERROR"], (await ReadAsync("which entries in app.log are errors? collect them in errors.txt", new() { ["app.log"] = "ok\nERROR disk full\n" }))?.Choices["find_lines.text"]);

    [Theory]
    [InlineData("day,kind,cost,order_no\n1,oil,9,71\n2,gas,8,72\n", "cost")]
    [InlineData("kind,year\noil,9\ngas,8\n", "year")]
    [InlineData("kind,cost,tax\noil,9,1\ngas,8,1\n", "cost,tax")]
    public async Task Days_and_numbers_that_tell_rows_apart_are_not_added_up_unasked(string table, string columns)
        => Assert.Equal(columns, string.Join(',', (await ReadAsync("all that went into oil altogether, see t.csv, into new.txt", new() { ["t.csv"] = table }))!.Choices["total.column"]));

    [Fact]
    public async Task How_many_of_what_a_column_holds_is_a_sum()
        => Assert.Equal(["hours"], (await ReadAsync("how many hours did Eva work in all? hours.csv knows, the number goes to eva.txt", new() { ["hours.csv"] = "name,hours\nEva,3\nTom,4\nEva,5\n" }))?.Choices["total.column"]);

    private static Task<Chore?> ReadAsync(string goal) => ReadAsync(goal, Files);

    private static async Task<Chore?> ReadAsync(string goal, Dictionary<string, string> files)
    {
        using var folder = new TemporaryFolder();
        using var workspace = Workspace.Open(folder.Path("ws"), new() { Durable = false });
        foreach (var (name, text) in files)
            await workspace.WriteTextAsync(name, text, TestContext.Current.CancellationToken);
        return await new StatedChore(workspace).OfAsync(new Goal(goal), TestContext.Current.CancellationToken);
    }
}
