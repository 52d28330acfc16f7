using Agent.Core.Critiques;
using Agent.Core.Goals;
using Agent.Tools.Diets;
using Agent.Tools.Recipes;

namespace Agent.Tools.Tests.Recipes;

public sealed class StatedFormTests
{
    private static readonly StatedForm Reader = new([new StatedServings(), new StatedFoods(IngredientTable.Load(Path.Combine(Repository.Root, "library", "ingredients.json")))]);

    [Theory]
    [InlineData("a menu for twelve, with trout", "menu")]
    [InlineData("full week vegan dinners just for me", "menu")]
    [InlineData("Kindly make 3 days plan, breakfast and dinner each, for two", "menu")]
    [InlineData("Groceries to pick up for a lentil soup", "list")]
    [InlineData("leek soup for six. I need list for the supermarket", "list")]
    [InlineData("roast trout, we're going to be ten around the table", "recipe")]
    [InlineData("trout for thirty people. A recipe at that scale would be a kindness", "recipe")]
    [InlineData("four courses for my parents", "menu")]
    [InlineData("starter, main and dessert without nuts", "menu")]
    [InlineData("Shopping list for a lentil soup", "list")]
    [InlineData("what do we have to buy for pancakes?", "list")]
    [InlineData("make an Easter recipe", "recipe")]
    [InlineData("lentils and leeks for six", "recipe")]
    [InlineData("soup for six", "recipe")]
    [InlineData("main at seven and dessert at eight, we are five", "menu")]
    [InlineData("my son is at the shop and asks what we need for leek soup for five", "list")]
    [InlineData("lentils on Monday, leeks on Tuesday, we are two", "menu")]
    public void A_goal_that_names_a_form_states_it(string goal, string form)
        => Assert.Equal(new Criterion(CheckKind.Form, form), Assert.Single(Reader.Stated(new Goal(goal)), criterion => criterion.Check == CheckKind.Form));

    [Theory]
    [InlineData("Dinner Monday to Friday for two adults", "monday,tuesday,wednesday,thursday,friday")]
    [InlineData("dinners thu-sun, one each", "thursday,friday,saturday,sunday")]
    [InlineData("meals from saturday until tuesday for us", "saturday,sunday,monday,tuesday")]
    public void Days_between_are_named_too(string goal, string days)
        => Assert.Equal(days, string.Join(',', Reader.Stated(new Goal(goal)).Where(criterion => criterion.Check == CheckKind.Mentions).Select(criterion => criterion.Value)));

    [Fact]
    public void A_menu_of_several_days_names_each()
        => Assert.Equal(["form menu", "mentions monday", "mentions tuesday"], Reader.Stated(new Goal("lentils on Monday, leeks on Tuesday, we are two")).Select(criterion => $"{criterion}"));

    [Theory]
    [InlineData("how many leeks are in a soup for six")]
    [InlineData("dinners with leeks for six")]
    [InlineData("what do I need from the supermarket for leek soup, we're six")]
    [InlineData("ingredients to get for leek soup for six")]
    [InlineData("my recipe says buttermilk, what else can I take?")]
    [InlineData("put 'menu' into menu.txt")]
    [InlineData("what is on the menu of the canteen")]
    [InlineData("which pudding goes with a heavy menu?")]
    [InlineData("I saw skordalia on a menu in Athens, what is that")]
    [InlineData("explain a tasting menu to me")]
    public void A_goal_that_names_none_states_none(string goal)
        => Assert.Empty(Reader.Stated(new Goal(goal)));
}
