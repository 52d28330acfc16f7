using Agent.Core.Goals;
using Agent.Tools.Chores;
using Agent.Tools.Tests.Workspaces;
using Agent.Tools.Workspaces;

namespace Agent.Tools.Tests.Chores;

public sealed class ChoreKindsTests
{
    private static readonly Dictionary<string, string> Files = new()
    {
        ["wood.txt"] = "an oak door\nthe elm shelf\nan oak door\n", ["nums.txt"] = "3\n9\n", ["shopping.txt"] = "eggs\nflour\n", ["songs/chorus.txt"] = "la la\n",
        ["club.csv"] = "member,section,fee,year\nAna,swim,30,2011\nBen,row,45,2008\nCem,swim,20,2015\n",
        ["house.json"] = """{"rooms": {"kitchen": {"paint": "sage"}, "hall": {"paint": "white"}}, "max_guests": 8}""",
    };

    [Theory]
    [InlineData("replace oak with ash in wood.txt", "replace_text", "text=oak; to=wood.txt; with=ash")]
    [InlineData("In wood.txt change every 'oak door' to 'ash gate'.", "replace_text", "text=oak door; to=wood.txt; with=ash gate")]
    [InlineData("swap elm for pine in wood.txt, save as new.txt", "replace_text", "text=elm; to=new.txt; with=pine")]
    [InlineData("use 'pine' instead of 'elm' in wood.txt", "replace_text", "text=elm; to=wood.txt; with=pine")]
    [InlineData("remove the duplicate lines from wood.txt", "unique_lines", "to=wood.txt")]
    [InlineData("wood.txt with each line only once into new.txt", "unique_lines", "to=new.txt")]
    [InlineData("number the lines of wood.txt into new.txt", "number_lines", "to=new.txt")]
    [InlineData("add line numbers to wood.txt", "number_lines", "to=wood.txt")]
    [InlineData("wood.txt as a numbered list", "number_lines", "to=wood.txt")]
    [InlineData("prefix each line of wood.txt with its number, save as new.txt", "number_lines", "to=new.txt")]
    [InlineData("number the rows of club.csv into new.csv", "", "")]
    [InlineData("number the lines that contain oak in wood.txt, into new.txt", "", "")]
    [InlineData("put the line CLOSED at the very top of shopping.txt", "prepend_file", "content=CLOSED\n")]
    [InlineData("delete the lines with elm from wood.txt", "drop_lines", "text=elm; to=wood.txt")]
    [InlineData("we have eggs, take them off my shopping list", "drop_lines", "text=eggs; to=shopping.txt")]
    [InlineData("first two lines of wood.txt into new.txt", "take_lines", "count=2; end=first; to=new.txt")]
    [InlineData("the last line of wood.txt goes into new.txt", "take_lines", "count=1; end=last; to=new.txt")]
    [InlineData("wood.txt all in capital letters as new.txt", "change_case", "letters=capitals; to=new.txt")]
    [InlineData("turn club.csv into json, new.json", "convert_table", "to=new.json")]
    [InlineData("a markdown table of club.csv in new.md", "convert_table", "to=new.md")]
    [InlineData("what paint is in the kitchen? see house.json, into new.txt", "pick_value", "at=rooms.kitchen.paint; to=new.txt")]
    [InlineData("how many are the max guests in house.json? tell me", "", "")]
    [InlineData("max_guests of house.json into new.txt", "pick_value", "at=max_guests; to=new.txt")]
    [InlineData("count the words in wood.txt, number into new.txt", "count_words", "text=; to=new.txt")]
    [InlineData("how often does the word oak stand in wood.txt? into new.txt", "count_words", "text=oak; to=new.txt")]
    [InlineData("who pays the lowest fee in club.csv? name into new.txt", "pick_extreme", "by=fee; column=member; end=least; to=new.txt")]
    [InlineData("which section has the member with the highest fee, club.csv, into new.txt", "pick_extreme", "by=fee; column=member; end=most; to=new.txt")]
    [InlineData("average fee in club.csv into new.txt", "figure", "column=fee; comparison=; figure=average; to=new.txt; value=; where=")]
    [InlineData("average fee of the swim section in club.csv into new.txt", "figure", "column=fee; comparison=is; figure=average; to=new.txt; value=swim; where=section")]
    [InlineData("the average fee of the swim rows in club.csv, altogether, into new.txt", "figure", "column=fee; comparison=is; figure=average; to=new.txt; value=swim; where=section")]
    [InlineData("the sum of nums.txt into new.txt", "figure", "column=; comparison=; figure=total; to=new.txt; value=; where=")]
    [InlineData("how many members in club.csv joined after 2010 (year)? into new.txt", "count_rows", "comparison=over; to=new.txt; value=2010; where=year")]
    [InlineData("how many are not in swim in club.csv? into new.txt", "count_rows", "comparison=is not; to=new.txt; value=swim; where=section")]
    [InlineData("only the rows of club.csv with a fee of at least 30, as new.csv", "filter_table", "comparison=at least; to=new.csv; value=30; where=fee")]
    [InlineData("all swim members of club.csv into new.csv", "filter_table", "comparison=is; to=new.csv; value=swim; where=section")]
    [InlineData("copy the chorus in the songs folder to new.txt", "copy_file", "to=new.txt")]
    [InlineData("keep only the first 2 lines of wood.txt and throw the rest away", "take_lines", "count=2; end=first; to=wood.txt")]
    [InlineData("get rid of all lines with Oak in wood.txt, oak is out", "drop_lines", "text=Oak; to=wood.txt")]
    [InlineData("copy the lines of wood.txt that don't have the word oak into new.txt", "drop_lines", "text=oak; to=new.txt")]
    [InlineData("it's pine not elm!! please change that in wood.txt", "replace_text", "text=elm; to=wood.txt; with=pine")]
    [InlineData("how many rows does club.csv have? number to new.txt", "count_rows", "comparison=; to=new.txt; value=; where=")]
    [InlineData("rename wood.txt to timber.txt please", "rename_file", "to=timber.txt")]
    [InlineData("wood.txt should be called timber.txt", "rename_file", "to=timber.txt")]
    [InlineData("mv wood.txt old/wood.txt", "rename_file", "to=old/wood.txt")]
    [InlineData("move wood.txt into the archive folder", "rename_file", "to=archive/wood.txt")]
    [InlineData("rename my shopping list to list.txt", "rename_file", "to=list.txt")]
    [InlineData("write the word 'Oslo' to a .txt file", "write_file", "")]
    public async Task One_call_does_what_the_goal_s_words_leave_no_doubt_of(string goal, string tool, string choices)
    {
        var chore = await ReadAsync(goal);
        Assert.Equal(tool, chore is null ? "" : Assert.Single(chore.Tools));
        Assert.Equal(choices, chore is null ? "" : string.Join("; ", chore.Choices.Select(choice => (Name: choice.Key.Split('.')[1], choice.Value)).Where(choice => choice.Name is not "path").OrderBy(choice => choice.Name, StringComparer.Ordinal).Select(choice => $"{choice.Name}={string.Join('|', choice.Value)}")));
    }

    [Theory]
    [InlineData("songs in wood.txt, each only once and in alphabetical order, into new.txt", "unique_lines,sort_lines")]
    [InlineData("sort wood.txt from z to a and number the lines, into new.txt", "sort_lines,number_lines")]
    [InlineData("write the number of lines of wood.txt to new.txt", "count_lines")]
    [InlineData("the number of entries in wood.txt into new.txt", "count_lines")]
    [InlineData("how many lines does each of wood.txt and nums.txt have? into new.txt", "count_each")]
    [InlineData("duplicate wood.txt as new.txt", "copy_file")]
    [InlineData("add 'oak' to the first line of wood.txt, with what is there", "append_file")]
    [InlineData("take the lines about elm out of wood.txt into new.txt", "find_lines")]
    [InlineData("sort club.csv by fee, highest first, into new.csv", "read_file,sort_table")]
    [InlineData("tack everything in nums.txt onto the end of wood.txt, leave nums.txt like it is", "join_files")]
    [InlineData("how many lines are in wood.txt? write just the number to new.txt", "count_lines")]
    [InlineData("list just the txt files here, names into tables.md", "index_files")]
    [InlineData("reorder club.csv so the highest fee is on top, overwrite the file", "read_file,sort_table")]
    [InlineData("passport needs to go at the very top of shopping.txt, above eggs", "prepend_file")]
    [InlineData("make me a note in new.txt that the plumber is coming friday at 9", "write_file")]
    [InlineData("Remember that my locker code is 4417, keep it in new.txt", "write_file")]
    [InlineData("add two more names at the bottom of wood.txt, Priya and then Tom, each on its own line", "append_file")]
    [InlineData("nums.txt from smallest to largest into new.txt", "sort_lines")]
    [InlineData("new.txt, one thing per line: tent, stove and torch", "write_file")]
    [InlineData("write to new.json: {\"a\": [1, 2], \"b\": \"see c.txt\"}", "write_file")]
    public async Task Kinds_that_share_words_are_told_apart(string goal, string tools) => Assert.Equal(tools, string.Join(',', (await ReadAsync(goal))?.Tools ?? []));

    [Theory]
    [InlineData("e-mail wood.txt to Ana with oak replaced by ash")]
    [InlineData("replace birch with ash in wood.txt")]
    [InlineData("rename wood.txt to shopping.txt")]
    [InlineData("rename wood.txt")]
    [InlineData("remove the lines in wood.txt that don't have the word oak")]
    [InlineData("show me the first 2 lines of wood.txt, leave the file as it is")]
    [InlineData("what do the last two lines of wood.txt say? keep it as it is")]
    [InlineData("rename the oak column of wood.txt")]
    [InlineData("move the oak lines of wood.txt into new.txt")]
    [InlineData("print two copies of wood.txt")]
    [InlineData("run wood.txt and put what it prints into new.txt")]
    [InlineData("download wood.txt from the internet into new.txt")]
    [InlineData("which members in club.csv pay over 20 but under 40? into new.csv")]
    [InlineData("the average of club.csv into new.txt")]
    [InlineData("what does wood.txt mean for the kitchen? into new.txt")]
    [InlineData("translate wood.txt to German in capital letters")]
    public async Task What_is_in_doubt_is_not_read(string goal) => Assert.Null(await ReadAsync(goal));

    [Fact]
    public async Task Json_is_written_with_all_its_marks()
        => Assert.Equal(["{\"a\": [1, 2], \"b\": \"see c.txt\"}"], (await ReadAsync("write to new.json: {\"a\": [1, 2], \"b\": \"see c.txt\"}"))!.Texts);

    [Theory]
    [InlineData("add rice to the bottom of my shopping list", "shopping.txt")]
    [InlineData("can u put my shoping list in alphabetical order, same file is fine", "shopping.txt")]
    [InlineData("reply.txt: we need the shopping by noon", "reply.txt")]
    [InlineData("write 'the shopping is done' to new.txt", "new.txt")]
    public async Task A_file_may_be_spoken_of_without_its_ending_but_not_in_what_is_to_be_written(string goal, string file) => Assert.Equal(file, (await ReadAsync(goal))?.File);

    private static async Task<Chore?> ReadAsync(string goal)
    {
        using var folder = new TemporaryFolder();
        using var workspace = Workspace.Open(folder.Path("ws"), new() { Durable = false });
        foreach (var (path, text) in Files)
            await workspace.WriteTextAsync(path, text, TestContext.Current.CancellationToken);
        return await new StatedChore(workspace).OfAsync(new Goal(goal), TestContext.Current.CancellationToken);
    }
}
