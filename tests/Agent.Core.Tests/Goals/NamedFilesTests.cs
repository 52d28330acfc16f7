using Agent.Core.Goals;
using Agent.Core.Runs;

namespace Agent.Core.Tests.Goals;

public sealed class NamedFilesTests
{
    [Theory]
    [InlineData("sort names.txt into sorted.txt", "names.txt", "sorted.txt")]
    [InlineData("copy Names.TXT to old/names.bak", "Names.TXT", "old/names.bak")]
    [InlineData("what does plan.md say", "", "plan.md")]
    [InlineData("count todo.txt and write n.txt", "todo.txt", "n.txt")]
    [InlineData("a file b.md in trips (so trips/b.md)", "", "trips/b.md")]
    public void What_stands_in_the_workspace_is_there_and_the_rest_is_new(string goal, string there, string added)
    {
        var named = NamedFiles.Of(new Goal(goal), ["names.txt", "notes/todo.txt"]);
        Assert.Equal(there, string.Join(',', named.There));
        Assert.Equal(added, string.Join(',', named.New));
    }

    [Fact]
    public void A_new_file_is_the_only_one_to_deliver()
        => Assert.Contains("""{"type":"string","enum":["sorted.txt",""]}""", Schema("sort names.txt into sorted.txt"), StringComparison.Ordinal);

    [Fact]
    public void Where_none_is_new_an_existing_one_may_be_changed_or_an_answer_given()
        => Assert.Contains("""{"type":"string","enum":["names.txt","answer.md",""]}""", Schema("add a line to names.txt"), StringComparison.Ordinal);

    [Theory]
    [InlineData("sort names.txt into sorted.txt", "sorted.txt")]
    [InlineData("copy names.txt to b.txt and add a line to names.txt", "names.txt,b.txt")]
    [InlineData("add a line to names.txt", "names.txt")]
    public void An_existing_file_is_written_only_where_the_goal_speaks_of_a_change(string goal, string written)
        => Assert.Equal(written, string.Join(',', NamedFiles.Of(new Goal(goal), ["names.txt"]).ToWrite));

    [Fact]
    public void Where_nobody_looked_nothing_is_told_apart()
    {
        var named = NamedFiles.Of(new Goal("sort names.txt into sorted.txt"), null);
        Assert.Equal(["names.txt", "sorted.txt"], named.ToWrite);
        Assert.Empty(named.There);
        Assert.Empty(named.New);
    }

    [Fact]
    public void Of_many_files_those_come_first_that_the_goal_names()
        => Assert.Equal(["z.txt", "a.txt"], NamedFiles.First(new Goal("show z.txt"), ["a.txt", "b.txt", "z.txt"], 2));

    [Fact]
    public void An_abbreviation_is_no_file()
        => Assert.Empty(Phrases.FilesOf(new Goal("something hot, e.g. soup, at 7 p.m. for 4")));

    private static string Schema(string goal) => ReplySchemas.Brief(new Goal(goal), [], NamedFiles.Of(new Goal(goal), ["names.txt"]));
}
