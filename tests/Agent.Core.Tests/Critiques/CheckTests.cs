using Agent.Core.Critiques;
using Agent.Core.Goals;

namespace Agent.Core.Tests.Critiques;

public sealed class CheckTests
{
    [Theory]
    [InlineData("- 3 pears, cut", "pear", true)]
    [InlineData("- 3 pears, cut", "PEARS", true)]
    [InlineData("crème brûlée", "creme brulee", true)]
    [InlineData("two berries", "berry", true)]
    [InlineData("a spear", "pear", false)]
    [InlineData("olive oil", "oil olive", false)]
    [InlineData("anything", "", false)]
    public void Words_are_found_whole_in_any_case_and_number(string text, string phrase, bool found)
        => Assert.Equal(found, Words.Contains(text, phrase));

    [Theory]
    [InlineData(CheckKind.Serves, "4", "- Serves: 4", true)]
    [InlineData(CheckKind.Serves, "4", "- Serves: 14", false)]
    [InlineData(CheckKind.Serves, "4", "no word of it", false)]
    [InlineData(CheckKind.Exact, "buy milk", "first\nbuy milk\n", true)]
    [InlineData(CheckKind.Exact, "buy milk", "do buy milk\n", false)]
    [InlineData(CheckKind.Lacks, "nuts", "with nut butter", false)]
    [InlineData(CheckKind.Lacks, "nuts", "with butter", true)]
    [InlineData(CheckKind.Cites, "library", "## Sources\n- roast lamb", true)]
    [InlineData(CheckKind.Cites, "library", "roast lamb\n## Sources\n- my aunt", false)]
    [InlineData(CheckKind.Cites, "library", "# a\n## Sources\n- roast lamb\n- roast swan", false)]
    [InlineData(CheckKind.Form, "list", "- a\n- b\n", true)]
    [InlineData(CheckKind.Form, "list", "a, b", false)]
    public void A_criterion_is_decided_by_the_text_alone(CheckKind kind, string value, string text, bool passed)
    {
        var criterion = new Criterion(kind, value);
        var work = new Work(new Goal("x"), new Brief("yes", "cook", "x", "x.md", [criterion]), text, ["roast lamb"]);

        var finding = Assert.Single(new Checks([new TextChecks(), new FormCheck(), new ServesCheck()]).Of(work));

        Assert.Equal(passed, finding.Passed);
        Assert.Equal(passed, finding.Text.Length == 0);
    }

    [Fact]
    public void A_file_that_is_not_there_fails_whatever_the_criteria()
        => Assert.False(Assert.Single(new Checks([]).Of(new Work(new Goal("x"), new Brief("yes", "cook", "x", "x.md", []), null, []))).Passed);
}
