using Agent.Core.Critiques;
using Agent.Core.Goals;

namespace Agent.Core.Tests.Critiques;

public sealed class StatedServingsTests
{
    [Theory]
    [InlineData("a lemon tart for six", "6")]
    [InlineData("latkes for my parents, my sister and me", "4")]
    [InlineData("a tart for husband, wife and two children, gluten free", "4")]
    [InlineData("pie 4 two adults and three hungry kids", "5")]
    [InlineData("only my sister, her girlfriend and me", "3")]
    [InlineData("my boss and his wife are coming, menu for four", "4")]
    [InlineData("there are 6 of us, mum eats fish but no meat", "6")]
    [InlineData("baklava, around twenty-five people", "25")]
    [InlineData("3 carrots and an onion, feed 5", "5")]
    [InlineData("I have 2 kg of plums. Jam for ten people, please", "10")]
    [InlineData("quiche, ready in 40 minutes, for 4", "4")]
    [InlineData("kale pie, 7", "7")]
    [InlineData("stew for five hikers and their guide, so 6", "6")]
    [InlineData("ramen for two adults and three children", "5")]
    [InlineData("my brother and I want a curry", "2")]
    [InlineData("an omelette, just for me", "1")]
    [InlineData("lentils, four plates", "4")]
    [InlineData("beans to feed a dozen", "12")]
    [InlineData("cake with 3 eggs, 9 hungry teenagers", "9")]
    [InlineData("there will be 9 guests and 3 cakes", "9")]
    [InlineData("pie for me, my husband, our three kids and his mum", "6")]
    [InlineData("a main for my wife, my two teenage sons and myself", "4")]
    public void A_goal_that_counts_who_eats_states_the_servings(string goal, string servings)
        => Assert.Equal(new Criterion(CheckKind.Serves, servings), Assert.Single(new StatedServings().Stated(new Goal(goal))));

    [Theory]
    [InlineData("make an Easter recipe")]
    [InlineData("a cake in 30 minutes")]
    [InlineData("a three course menu for my 40th")]
    [InlineData("bread from 500 g of flour")]
    [InlineData("soup for 3 or for 4")]
    [InlineData("four lamb chops on the grill")]
    [InlineData("my son turns 6 and wants a cake")]
    [InlineData("dinner at 7: soup")]
    [InlineData("2 cups of rice and a leek")]
    public void What_counts_no_people_or_leaves_a_doubt_states_nothing(string goal)
        => Assert.Empty(new StatedServings().Stated(new Goal(goal)));
}
