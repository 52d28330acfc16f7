using Agent.Core.Goals;

namespace Agent.Core.Tests.Goals;

public sealed class PhrasesTests
{
    [Theory]
    [InlineData("put 'Train 417 leaves at 6' in travel.txt", "Train 417 leaves at 6")]
    [InlineData("save \"buy milk\" to a.md", "buy milk")]
    [InlineData("add \u201ctwo lemons\u201d to a.md", "two lemons")]
    public void A_quotation_is_taken_whole(string goal, string quoted)
        => Assert.Equal([quoted], Phrases.QuotedOf(new Goal(goal)));

    [Fact]
    public void An_apostrophe_is_no_quotation()
        => Assert.Empty(Phrases.QuotedOf(new Goal("a mother's day cake for the children's party")));

    [Fact]
    public void Numbers_count_in_letters_and_in_digits()
        => Assert.Equal(["6", "2"], Phrases.NumbersOf("dinner for six, with 2 courses"));

    [Fact]
    public void Files_are_found_by_their_names()
        => Assert.Equal(["a.txt", "notes/b.md"], Phrases.FilesOf(new Goal("copy a.txt to notes/b.md.")));
}
