using Agent.Tools.Libraries;

namespace Agent.Tools.Tests.Libraries;

public sealed class BuiltInLibraryTests : IDisposable
{
    private readonly Library library = Library.Open(Path.Combine(Repository.Root, "library"));

    [Fact]
    public void It_has_at_least_150_documents_each_with_a_kind_and_a_text()
    {
        Assert.InRange(library.Documents.Count, 150, int.MaxValue);
        Assert.All(library.Documents, document => Assert.True(document.Kind.Length > 0 && document.Body.Length > 100, document.Title));
    }

    [Fact]
    public void Every_document_is_found_first_by_its_own_title()
    {
        var missed = library.Documents.Where(document => library.Search(document.Title)[0].Title != document.Title).Select(document => document.Title);
        Assert.Empty(missed);
    }

    [Fact]
    public void Every_title_reads_its_own_document() =>
        Assert.All(library.Documents, document => Assert.Same(document, library.Read(document.Title)));

    [Theory]
    [InlineData("make an Easter recipe", "easter")]
    [InlineData("roast lamb for easter", "roast lamb")]
    [InlineData("substitute for eggs in baking", "egg")]
    public void A_goal_finds_what_it_is_about(string goal, string inTitle) =>
        Assert.Contains(library.Search(goal), hit => hit.Title.Contains(inTitle, StringComparison.Ordinal));

    [Theory]
    [InlineData("mashed potatoes")]
    [InlineData("roast chicken")]
    [InlineData("chicken soup")]
    public void A_page_on_a_dish_does_not_stand_in_the_way_of_its_recipes(string dish) =>
        Assert.Contains(library.Search(dish), hit => hit.Kind == "recipe" && hit.Title.StartsWith(dish, StringComparison.Ordinal));

    public void Dispose() => library.Dispose();
}
