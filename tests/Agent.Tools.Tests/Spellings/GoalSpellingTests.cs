using Agent.Core.Goals;
using Agent.Tools.Spellings;

namespace Agent.Tools.Tests.Spellings;

public sealed class GoalSpellingTests
{
    private static readonly GoalSpelling Spelling = GoalSpelling.In(Path.Combine(Repository.Root, "library"))!;

    [Theory]
    [InlineData("cake wihtout egs for 9", "cake without eggs for 9")]
    [InlineData("a vegeterian diner with chikpeas and lmab", "a vegetarian diner with chickpeas and lamb")]
    [InlineData("Choclate cake with brocolli, avacado and zuchini", "Chocolate cake with broccoli, avocado and zucchini")]
    [InlineData("GLUTTEN FREE PANCAKES", "GLUTEN FREE PANCAKES")]
    [InlineData("shoping list for spagetti", "shopping list for spaghetti")]
    [InlineData("brithday cake for 8 peopel", "birthday cake for 8 people")]
    [InlineData("no nutts and no strawberrys", "no nuts and no strawberrys")]
    public void A_slip_of_the_finger_is_mended(string said, string meant) => Assert.Equal(meant, Mended(said));

    [Theory]
    [InlineData("fonio salad with jicama, nopales and oca")]
    [InlineData("a cake for Jonh and Marta's friends")]
    [InlineData("dashi with kombu, arepas after that")]
    [InlineData("my tenant and a courier come for lunch, we act and alter the menu later")]
    [InlineData("une tarte aux pommes comme chez ma grand-mere")]
    public void What_may_be_meant_is_left_alone(string said) => Assert.Equal(said, Mended(said));

    [Theory]
    [InlineData("write helo wrld into hello.txt")]
    [InlineData("write \"chese and egs\" down")]
    [InlineData("remember that my frend is called chikpea")]
    [InlineData("put a line with recieved into the log file")]
    public void Where_every_letter_is_meant_none_is_touched(string said) => Assert.Equal(said, Mended(said));

    private static string Mended(string said) => Spelling.Mended(new Goal(said)).Text;
}
