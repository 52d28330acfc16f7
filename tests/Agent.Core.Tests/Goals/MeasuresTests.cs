using Agent.Core.Goals;

namespace Agent.Core.Tests.Goals;

public sealed class MeasuresTests
{
    [Theory]
    [InlineData("pancakes for four in cups please", true)]
    [InlineData("I'm in Ohio so cups and ounces please, none of that metric stuff", true)]
    [InlineData("Please use American cups and spoons and Fahrenheit", true)]
    [InlineData("a chili recipe in US units", true)]
    [InlineData("carrot cake, my oven is in Fahrenheit", true)]
    [InlineData("I don't understand grams, a muffin recipe for 6", true)]
    [InlineData("1 lb ground turkey, 2 cups of rice: supper for 4", false)]
    [InlineData("something hot to drink, 14 cups", false)]
    [InlineData("an American apple pie for us", false)]
    [InlineData("cupcakes for 12, in grams", false)]
    public void Measures_of_the_US_are_asked_for_in_so_many_words(string goal, bool asked) => Assert.Equal(asked, Measures.AreOfUs(new Goal(goal)));
}
