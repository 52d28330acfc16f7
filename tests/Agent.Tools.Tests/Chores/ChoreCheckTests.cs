using System.Text.Json;
using Agent.Core.Critiques;
using Agent.Core.Goals;
using Agent.Core.Tools;
using Agent.Tools.Chores;

namespace Agent.Tools.Tests.Chores;

public sealed class ChoreCheckTests
{
    [Theory]
    [InlineData("sort_lines", "sort_lines", "a\nb\n", "")]
    [InlineData("sort_lines", "sort_lines", "b\na\n", "The lines are not in order.")]
    [InlineData("sort_lines", "copy_file", "a\n", "No call of 'sort_lines' succeeded, and the goal asks for its work.")]
    [InlineData("sort_lines", "", "a\n", "No call of 'sort_lines' succeeded, and the goal asks for its work.")]
    [InlineData("sort_lines", "sort_lines,write_file", "a\n", "'new.txt' was written by 'write_file', and the goal asks for sort_lines.")]
    [InlineData("count_lines", "count_lines", "3\n", "")]
    [InlineData("count_lines", "count_lines", "three\n", "The file does not hold one number.")]
    [InlineData("find_lines", "find_lines", "The Pump\n", "")]
    [InlineData("find_lines", "find_lines", "The Pump\nthe hose\n", "A line does not hold 'pump'.")]
    [InlineData("count_words", "count_words", "many\n", "The file does not hold one number.")]
    [InlineData("unique_lines", "unique_lines", "a\nb\n\n\n", "")]
    [InlineData("unique_lines", "unique_lines", "a\nb\na\n", "'a' stands there twice.")]
    [InlineData("drop_lines", "drop_lines", "hose\npumpkin\n", "")]
    [InlineData("drop_lines", "drop_lines", "hose\nthe pump\n", "A line still holds 'pump'.")]
    [InlineData("replace_text", "replace_text", "the hose\n", "")]
    [InlineData("replace_text", "replace_text", "the Pump\n", "'pump' still stands there.")]
    public void A_chore_is_done_when_its_own_tools_made_the_file(string asked, string called, string text, string wrong)
    {
        var calls = called.Split(',', StringSplitOptions.RemoveEmptyEntries).Select(tool => new ToolCall(tool, JsonSerializer.SerializeToElement(new { path = tool == "write_file" ? "new.txt" : "old.txt", to = tool == "write_file" ? null : "new.txt", text = "pump", with = "hose" })));
        var work = new Work(new Goal("x"), new Brief("yes", "clerk", "x", "new.txt", []), text, []) { Chore = new Chore { Tools = [asked], Steps = 1 }, Calls = [.. calls] };

        var finding = Assert.Single(new Checks([new ChoreCheck()]).Of(work));
        Assert.Equal(wrong, finding.Text);
        Assert.Equal(wrong.Length == 0, finding.Passed);
    }

    [Fact]
    public void Tools_that_only_look_leave_nothing_to_prove()
    {
        var call = new ToolCall("total", JsonSerializer.SerializeToElement(new { path = "a.csv", to = "new.txt" }));
        var work = new Work(new Goal("x"), new Brief("yes", "clerk", "x", "new.txt", []), "3\n", []) { Chore = new Chore { Tools = ["list_files", "read_file", "total"], Steps = 3 }, Calls = [call] };
        Assert.True(Assert.Single(new Checks([new ChoreCheck()]).Of(work)).Passed);
    }

    [Fact]
    public void A_goal_without_a_chore_is_not_asked_about()
        => Assert.Empty(new Checks([new ChoreCheck()]).Of(new Work(new Goal("x"), new Brief("yes", "clerk", "x", "new.txt", []), "a\n", [])));
}
