using Agent.Core.Goals;
using Agent.Tools.Diets;

namespace Agent.Tools.Tests.Diets;

public sealed class StatedFoodsTests
{
    private static readonly StatedFoods Reader = new(IngredientTable.Load(Path.Combine(Repository.Root, "library", "ingredients.json")));

    [Theory]
    [InlineData("a Christmas dessert with pears", "mentions pears")]
    [InlineData("tray of roast roots - parsnips, beetroot - 6", "mentions parsnips|mentions beetroot")]
    [InlineData("bread with no walnuts or any other nuts", "mentions bread|lacks walnuts|diet nut-free")]
    [InlineData("chicken stew, I have no rice at home", "mentions chicken")]
    [InlineData("Eggplant stew for 3", "mentions Eggplant")]
    [InlineData("gluten-free Easter cake", "diet gluten-free")]
    [InlineData("vegan soup of leeks and potatoes", "mentions leeks|mentions potatoes|diet vegan")]
    [InlineData("a pie without mushrooms", "lacks mushrooms")]
    [InlineData("waffles, no eggs", "diet egg-free")]
    [InlineData("cookies for a nut allergy", "diet nut-free")]
    [InlineData("nobody here likes lamb, so salmon please", "lacks lamb|mentions salmon")]
    [InlineData("Cheap tea for 1", "")]
    [InlineData("a salad with radishes", "mentions radishes")]
    [InlineData("salsify. dinner. four people.", "mentions salsify")]
    [InlineData("Wilhelmina, dinner for four please", "")]
    [InlineData("make an Easter recipe", "")]
    [InlineData("sort the lines of a.txt", "")]
    public void A_goal_states_its_foods_and_diets(string goal, string stated)
        => Assert.Equal(stated, string.Join('|', Reader.Stated(new Goal(goal)).Select(criterion => $"{criterion}")));

    [Theory]
    [InlineData("lasagna", true)]
    [InlineData("tomorrow", true)]
    [InlineData("13 girls", true)]
    [InlineData("kohlrabi", false)]
    [InlineData("lentils", false)]
    public void A_word_that_says_nothing_of_its_own_need_not_be_mentioned(string said, bool says) => Assert.Equal(says, Reader.IsEveryday(said));
}
