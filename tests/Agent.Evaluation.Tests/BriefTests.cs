using Agent.Core.Goals;
using Agent.Evaluation.Checks;

namespace Agent.Evaluation.Tests;

public sealed class BriefTests
{
    private static readonly Brief Asked = new("yes", "cook", "soup with fennel", "soup.md",
        [new(CheckKind.Form, "recipe"), new(CheckKind.Serves, "6"), new(CheckKind.Mentions, "red lentils"), new(CheckKind.Diet, "vegan")]);

    public static TheoryData<Check, bool> Checks => new()
    {
        { new Form("recipe"), true },
        { new Form("menu"), false },
        { new Serves(6), true },
        { new Serves(4), false },
        { new Mentions(["red lentils", "fennel"]), true },
        { new Mentions(["celeriac|fennel"]), true },
        { new Mentions(["celeriac"]), false },
        { new DietKept("vegan"), true },
        { new Without("onions"), true },
        { new Cites(), true },
    };

    [Theory]
    [MemberData(nameof(Checks))]
    public void A_brief_is_held_to_what_the_checks_will_look_at(Check check, bool expected) => Assert.Equal(expected, check.IsIn(Asked));

    [Fact]
    public void A_diet_that_the_brief_says_nothing_of_is_not_in_it() => Assert.False(new DietKept("vegan").IsIn(Asked with { Criteria = [new(CheckKind.Form, "recipe")] }));
}
