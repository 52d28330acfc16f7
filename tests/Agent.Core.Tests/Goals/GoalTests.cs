using Agent.Core.Goals;

namespace Agent.Core.Tests.Goals;

public sealed class GoalTests
{
    [Theory]
    [InlineData("")]
    [InlineData(" \n\t ")]
    public void An_empty_goal_is_refused_with_an_example(string text)
        => Assert.Contains("agent run", Assert.Throws<GoalException>(() => new Goal(text)).Message, StringComparison.Ordinal);

    [Fact]
    public void A_goal_of_a_megabyte_is_refused_with_its_length_and_the_most()
    {
        var message = Assert.Throws<GoalException>(() => new Goal(new string('x', 1_048_576))).Message;

        Assert.Contains("1048576", message, StringComparison.Ordinal);
        Assert.Contains("4000", message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_terminal_escape_in_a_goal_is_refused()
        => Assert.Throws<GoalException>(() => new Goal("make \u001b[2J soup"));
}
