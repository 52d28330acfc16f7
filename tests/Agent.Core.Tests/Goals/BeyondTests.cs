using Agent.Core.Goals;

namespace Agent.Core.Tests.Goals;

public sealed class BeyondTests
{
    [Theory]
    [InlineData("put ../keys.txt into here.txt", true)]
    [InlineData("show me ~/.profile", true)]
    [InlineData("what is in /etc/hosts", true)]
    [InlineData(@"read C:\Users\me\notes.txt", true)]
    [InlineData("please book a table for two", true)]
    [InlineData("send my mother a card", true)]
    [InlineData("transfer the rent to the landlord", true)]
    [InlineData("delete what lies outside the workspace", true)]
    [InlineData("move the rent from a.txt to b.txt", false)]
    [InlineData("move the rubbish bins out of the folder list", false)]
    [InlineData("book list for the summer, sorted", false)]
    [InlineData("order the lines of a.txt", false)]
    [InlineData("write 'send Ada the keys' to todo.txt", false)]
    [InlineData("send.txt should say hello", false)]
    [InlineData("a soup and/or a salad for two", false)]
    [InlineData("sort a/b/list.txt", false)]
    [InlineData("leeks... and potatoes for 4", false)]
    [InlineData("find the best pie on the internet and save it", true)]
    [InlineData("download the new timetable into bus.txt", true)]
    [InlineData("order the groceries in list.txt online", true)]
    [InlineData("draw our cat and save it as cat.png", true)]
    [InlineData("sing song.txt into song.mp3", true)]
    [InlineData("order all of list.txt from the supermarket", true)]
    [InlineData("put the current price of gold into gold.txt", true)]
    [InlineData("write 'download the form' to todo.txt", false)]
    [InlineData("todo.txt: download the form", false)]
    [InlineData("what do bakers mean by an online starter?", false)]
    public void A_goal_that_no_tool_could_reach_is_known_by_its_words(string goal, bool beyond)
        => Assert.Equal(beyond, Beyond.Holds(new Goal(goal)));

    [Theory]
    [InlineData("Please write me a short poem about the sea", true)]
    [InlineData("five hundred words on bees", true)]
    [InlineData("I need a cover letter", true)]
    [InlineData("translate my rent contract", true)]
    [InlineData("a supper for our poem club, 6 people", false)]
    [InlineData("count the words of poem.txt", false)]
    [InlineData("write 'my poem' to a.txt", false)]
    [InlineData("how many words has a.txt", false)]
    public void A_text_of_an_author_is_known_by_its_words(string goal, bool authored)
        => Assert.Equal(authored, Beyond.IsForAnAuthor(new Goal(goal)));
}
