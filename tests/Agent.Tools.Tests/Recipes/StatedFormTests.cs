using Agent.Core.Goals;
using Agent.Tools.Recipes;

namespace Agent.Tools.Tests.Recipes;

public sealed class StatedFormTests
{
    [Theory]
    [InlineData("a menu for twelve, with trout", "menu")]
    [InlineData("four courses for my parents", "menu")]
    [InlineData("starter, main and dessert without nuts", "menu")]
    [InlineData("Shopping list for a lentil soup", "list")]
    [InlineData("what do we have to buy for pancakes?", "list")]
    [InlineData("make an Easter recipe", "recipe")]
    public void A_goal_that_names_a_form_states_it(string goal, string form)
        => Assert.Equal(new Criterion(CheckKind.Form, form), Assert.Single(new StatedForm().Stated(new Goal(goal))));

    [Theory]
    [InlineData("soup for six")]
    [InlineData("my recipe says buttermilk, what else can I take?")]
    [InlineData("put 'menu' into menu.txt")]
    [InlineData("what is on the menu of the canteen")]
    public void A_goal_that_names_none_states_none(string goal)
        => Assert.Empty(new StatedForm().Stated(new Goal(goal)));
}
