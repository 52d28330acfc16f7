using Agent.Core.Goals;
using Agent.Tools.Libraries;

namespace Agent.Tools.Tests.Libraries;

public sealed class StatedOccasionsTests
{
    private static readonly StatedOccasions Reader = StatedOccasions.In(Path.Combine(Repository.Root, "library"));

    [Theory]
    [InlineData("make an Easter recipe", "mentions Easter")]
    [InlineData("tart for Mother's Day", "mentions Mother's Day")]
    [InlineData("bites for new years eve", "mentions new years")]
    [InlineData("something new for feast of the seven fishes, with thyme", "mentions feast of the seven fishes")]
    [InlineData("soup of leeks", "")]
    public void A_goal_states_the_occasions_that_the_library_knows(string goal, string stated)
        => Assert.Equal(stated, string.Join('|', Reader.Stated(new Goal(goal)).Select(criterion => $"{criterion}")));
}
