using Agent.Core.Goals;
using Agent.Tools.Diets;
using Agent.Tools.Recipes;

namespace Agent.Tools.Tests.Recipes;

public sealed class StatedDishesTests
{
    private static readonly string Folder = Path.Combine(Repository.Root, "library");
    private static readonly StatedDishes Reader = StatedDishes.In(Folder, IngredientTable.Load(Path.Combine(Folder, "ingredients.json")));

    [Theory]
    [InlineData("pancakes for a cold morning", "mentions pancakes")]
    [InlineData("Risotto, six plates", "mentions Risotto")]
    [InlineData("tacos or a paella", "mentions tacos|mentions paella")]
    [InlineData("a soup of leeks", "")]
    [InlineData("irish stew for st patricks day", "mentions irish stew")]
    [InlineData("pad thai for two", "mentions pad thai")]
    [InlineData("jollof rice for a church do", "mentions jollof rice")]
    [InlineData("massaman curry", "mentions massaman curry")]
    [InlineData("a beef stew", "")]
    [InlineData("ring up my mum and make no mess", "")]
    [InlineData("anything but tacos", "")]
    public void A_goal_states_the_dishes_of_the_library(string goal, string stated)
        => Assert.Equal(stated, string.Join('|', Reader.Stated(new Goal(goal)).Select(criterion => $"{criterion}")));
}
