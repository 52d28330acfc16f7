using Agent.Tools.Libraries;
using CsCheck;

namespace Agent.Tools.Tests.Libraries;

public sealed class LibraryTests : IDisposable
{
    private readonly Library library = Library.Of(
    [
        new("roast lamb", "base recipe", "Roast lamb is a leg of lamb cooked in the oven.\nRest it for “15 minutes” so that the juices stay in the meat."),
        new("easter", "occasion", "Easter is a spring feast. Roast lamb and hot cross buns are eaten at easter in many countries."),
        new("crème brûlée", "base recipe", "Crème brûlée is a custard with a crust of burnt sugar."),
        new("pears", "ingredient", "Pears ripen at room temperature. A ripe pear gives way at the stalk."),
    ]);

    [Fact]
    public void A_word_in_the_title_outweighs_the_same_word_in_a_text() =>
        Assert.Equal(["easter", "roast lamb"], library.Search("easter lamb feast").Select(hit => hit.Title).Take(2));

    [Fact]
    public void A_recipe_that_is_made_for_the_occasion_first_of_all_comes_first()
    {
        using var dishes = Library.Of([new("a stew", "recipe", "Main course, for christmas, easter, lunch. Easter. Easter.\n- x"), new("b tart", "recipe", "Cake, for easter, christmas, tea. Nothing more is said of this tart.\n- x")]);
        Assert.Equal("b tart", dishes.Search("easter")[0].Title);
    }

    [Fact]
    public void The_document_of_that_very_title_comes_first()
    {
        using var stems = Library.Of([new("cream", "ingredient", "Whipped."), new("creaming", "technique", "Creaming cream: cream the butter until creamed.")]);
        Assert.Equal("cream", stems.Search("Cream", 1)[0].Title);
        Assert.Equal("creaming", stems.Search("creaming", 1)[0].Title);
    }

    [Fact]
    public void Words_are_found_in_any_case_form_and_accent()
    {
        Assert.Equal("pears", library.Search("PEAR")[0].Title);
        Assert.Equal("crème brûlée", library.Search("creme brulee")[0].Title);
        Assert.Equal("roast lamb", library.Search("roasting lambs")[0].Title);
    }

    [Fact]
    public void A_snippet_is_one_line_of_at_most_fourteen_words_with_plain_quotes()
    {
        var snippet = library.Search("rest minutes juices")[0].Snippet;
        Assert.Contains("\"15 minutes\"", snippet, StringComparison.Ordinal);
        Assert.DoesNotContain('\n', snippet);
        Assert.InRange(snippet.Split(' ').Length, 3, 14);
    }

    [Theory]
    [InlineData("")]
    [InlineData("   ?! ")]
    [InlineData("zanzibar")]
    public void What_matches_nothing_finds_nothing(string query) => Assert.Empty(library.Search(query));

    [Theory]
    [InlineData("\"lamb")]
    [InlineData("lamb AND")]
    [InlineData("NEAR(lamb")]
    [InlineData("title:lamb*")]
    [InlineData("lamb') --")]
    [InlineData("^lamb + {body}")]
    [InlineData("\ud800lamb\0")]
    public void No_text_is_a_syntax_error(string query) => Assert.Equal("roast lamb", library.Search(query)[0].Title);

    [Fact]
    public void A_query_of_stop_words_alone_still_searches_for_them() => Assert.NotEmpty(library.Search("with a"));

    [Fact]
    public void Random_text_never_fails_and_never_finds_more_than_asked() =>
        Gen.String.Sample(query => library.Search(query, 2).Count <= 2, iter: 2_000);

    [Theory]
    [InlineData("Roast Lamb")]
    [InlineData("roast-lamb.md")]
    [InlineData(" roast  lamb ")]
    public void A_document_is_read_by_title_slug_or_file_name(string title) => Assert.Equal("roast lamb", library.Read(title)?.Title);

    [Fact]
    public void Accents_do_not_matter_when_reading() => Assert.Equal("crème brûlée", library.Read("Creme brulee")?.Title);

    [Fact]
    public void A_title_that_is_not_there_reads_as_nothing() => Assert.Null(library.Read("roast beef"));

    [Fact]
    public void Many_threads_get_the_answer_of_one()
    {
        var alone = library.Search("roast lamb easter");
        var together = new IReadOnlyList<LibraryHit>[400];
        Parallel.For(0, together.Length, new ParallelOptions { MaxDegreeOfParallelism = 4, CancellationToken = TestContext.Current.CancellationToken },
            i => together[i] = library.Search("roast lamb easter"));
        Assert.All(together, hits => Assert.Equal(alone, hits));
    }

    [Fact]
    public void A_document_without_title_is_called_after_its_file()
    {
        var document = LibraryDocument.Parse("Kind: technique\r\n\r\nSear the meat first.\r\nThen rest it.", "pan-searing");
        Assert.Equal(new("pan searing", "technique", "Sear the meat first.\nThen rest it."), document);
    }

    [Fact]
    public void A_missing_folder_is_named() =>
        Assert.Contains("'no-such-folder'", Assert.Throws<DirectoryNotFoundException>(() => Library.Open("no-such-folder")).Message, StringComparison.Ordinal);

    public void Dispose() => library.Dispose();
}
