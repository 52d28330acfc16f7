using Agent.Evaluation.Checks;
using Agent.Evaluation.Suites;

namespace Agent.Evaluation.Tests;

public sealed class CheckTests
{
    [Theory]
    [InlineData("""{"check":"contains","texts":["Fennel","Serves"]}""", "Fennel. Serves 4.", null)]
    [InlineData("""{"check":"contains","texts":["fennel"]}""", "Fennel", "'fennel' does not stand in it.")]
    [InlineData("""{"check":"contains","texts":["fennel"],"ignore_case":true}""", "Fennel", null)]
    [InlineData("""{"check":"lacks","texts":["nuts"]}""", "No NUTS here", "'nuts' stands in it.")]
    [InlineData("""{"check":"lacks","texts":["nuts"]}""", "seeds", null)]
    [InlineData("""{"check":"mentions","words":["berry|cherry"]}""", "a bowl of Berries", null)]
    [InlineData("""{"check":"mentions","words":["jalapeno"]}""", "two jalapeños", null)]
    [InlineData("""{"check":"mentions","words":["red lentils"]}""", "lentils, red", "It does not mention 'red lentils'.")]
    [InlineData("""{"check":"equals","text":"a\nb"}""", "a\r\nb\r\n", null)]
    [InlineData("""{"check":"equals","text":"a"}""", "a b", "It reads 'a b' and should read 'a'.")]
    [InlineData("""{"check":"line","text":"two"}""", "one\ntwo\nthree", null)]
    [InlineData("""{"check":"line","text":"two"}""", "one two three", "No line reads 'two'.")]
    [InlineData("""{"check":"matches","pattern":"^- Serves: \\d+$"}""", "# A\n- Serves: 4\n", null)]
    [InlineData("""{"check":"matches","pattern":"(a+)+$"}""", "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa!", "The pattern '(a+)+$' took more than a second.")]
    [InlineData("""{"check":"json_path","path":"$.people[1].name","value":"Bo"}""", """{"people":[{"name":"Al"},{"name":"Bo"}]}""", null)]
    [InlineData("""{"check":"json_path","path":"$.people[1].name","value":"Al"}""", """{"people":[{"name":"Al"},{"name":"Bo"}]}""", "\"Bo\" is at '$.people[1].name' and \"Al\" should be.")]
    [InlineData("""{"check":"json_path","path":"$.people[2]"}""", """{"people":[1,2]}""", "Nothing is at '$.people[2]'.")]
    [InlineData("""{"check":"json_path","path":"$['a b']","value":1}""", """{"a b":1.0}""", null)]
    [InlineData("""{"check":"number","value":1861.55,"within":0.005}""", "The total is €1,861.55\n", null)]
    [InlineData("""{"check":"number","value":84.35,"within":0.005}""", "84", "The number is 84 and should be 84.35.")]
    [InlineData("""{"check":"number","value":84}""", "84 in 1984", "2 numbers stand in it and one, 84, should.")]
    [InlineData("""{"check":"serves","people":6}""", "- Serves: 6", null)]
    [InlineData("""{"check":"serves","people":6}""", "- Serves: 4", "The text serves 4 and should serve 6.")]
    [InlineData("""{"check":"diet","diet":"vegan"}""", "## Ingredients\n\n- 200 g chickpeas", null)]
    [InlineData("""{"check":"diet","diet":"vegan"}""", "## Ingredients\n\n- 200 g butter", "'200 g butter' has butter, which is not vegan.")]
    [InlineData("""{"check":"without","food":"onions"}""", "## Ingredients\n\n- 200 g red onions", "'200 g red onions' has red onions, which is not free of onions.")]
    [InlineData("""{"check":"without","food":"onions"}""", "## Ingredients\n\n- 200 g leeks", null)]
    [InlineData("""{"check":"form","value":"menu"}""", "- soup", "The menu has 1 lines that start with '- '; it needs at least 3 courses.")]
    public void A_check_of_a_goal_file_says_in_a_sentence_what_is_wrong(string check, string text, string? fault)
        => Assert.Equal(fault, Read(check).Fault(Left.Behind(text)));

    [Fact]
    public void Where_nothing_was_delivered_a_check_of_it_fails() => Assert.Equal("No file was delivered.", new Contains([]).Fault(Left.Behind(null)));

    [Fact]
    public void One_of_the_files_that_a_pattern_means_is_enough()
    {
        var left = Left.Behind(Goal(), [("a.txt", "no"), ("b.txt", "Washington"), ("deep/c.txt", "Washington")]);

        Assert.Null(new EqualTo("Washington") { File = "*.txt" }.Fault(left));
        Assert.Equal("2 files go by '*.txt' and 1 should.", new FileExists("*.txt") { Count = 1 }.Fault(left));
        Assert.Equal("There is no file '*.csv'.", new EqualTo("x") { File = "*.csv" }.Fault(left));
        Assert.Equal("There is a file 'a.txt', which should not be.", new FileAbsent("*.txt").Fault(left));
    }

    [Fact]
    public void A_file_that_was_there_must_be_there_unchanged_unless_it_is_named()
    {
        var goal = Goal(("kept.txt", "one\r\n"), ("changed.txt", "two"));

        Assert.Null(new Unchanged { Except = ["changed.txt"] }.Fault(Left.Behind(goal, [("kept.txt", "one\r\n"), ("changed.txt", "2")])));
        Assert.Equal("The file 'changed.txt' was changed.", new Unchanged().Fault(Left.Behind(goal, [("kept.txt", "one\r\n"), ("changed.txt", "2")])));
        Assert.Equal("The file 'kept.txt' was changed.", new Unchanged().Fault(Left.Behind(goal, [("kept.txt", "one\n"), ("changed.txt", "two")])));
        Assert.Equal("The file 'kept.txt' is gone.", new Unchanged().Fault(Left.Behind(goal, [("changed.txt", "two")])));
        Assert.Equal("The file 'new.txt' was written.", new NothingWritten().Fault(Left.Behind(goal, [("new.txt", ""), ("kept.txt", "one\r\n"), ("changed.txt", "two")])));
    }

    [Fact]
    public void A_source_counts_when_it_was_read()
    {
        const string text = "# Answer\n\n- Fish is safe at 63 C.\n\n## Sources\n\n- core temperatures\n";

        Assert.Null(new Cites { Any = ["core temperatures"] }.Fault(Left.Behind(text, "core temperatures")));
        Assert.Equal("Its source is 'core temperatures' and should be 'salmon'.", new Cites { Any = ["salmon"] }.Fault(Left.Behind(text, "core temperatures")));
        Assert.Equal("Nothing was read, so no source can be named.", new Cites().Fault(Left.Behind(text)));
        Assert.Null(new SourcesRead().Fault(Left.Behind(text, "core temperatures")));
        Assert.Equal("The source 'core temperatures' was not read.", new SourcesRead().Fault(Left.Behind(text, "fish pie")));
    }

    [Fact]
    public void A_quotation_stands_word_for_word_in_what_was_read()
    {
        Assert.Null(new Quotes().Fault(Left.Behind("- Fish is safe at 63 C.\n\n## Sources\n\n- core temperatures", "core temperatures")));
        Assert.Equal("'Fish is safe at 50 C.' stands in no document that was read.", new Quotes().Fault(Left.Behind("- Fish is safe at 50 C.\n\n## Sources\n\n- x", "core temperatures")));
    }

    [Theory]
    [InlineData(8, "1200 g minced lamb", "240 g onions", "4 cloves garlic", null)]
    [InlineData(8, "600 g minced lamb", "240 g onions", "4 cloves garlic", "'600 g minced lamb' for 8 does not fit '600 g minced lamb' for 4.")]
    [InlineData(2, "300 g minced lamb", "60 g onions", "1 clove garlic", null)]
    [InlineData(4, "600 g tofu", "100 g quinoa", "2 tbsp oil", null)]
    [InlineData(40, "600 g tofu", "100 g quinoa", "2 tbsp oil", "The amounts come to 18 g a person.")]
    public void Amounts_are_held_to_the_recipe_that_was_read_or_to_what_a_person_can_eat(int people, string one, string two, string three, string? fault)
        => Assert.Equal(fault, new AmountsFit(people).Fault(Left.Behind($"# A\n\n## Ingredients\n\n- {one}\n- {two}\n- {three}\n- 1 tsp salt\n", "lamb kofta with mint")));

    [Fact]
    public void A_diet_that_no_check_knows_is_an_error_of_the_suite_and_not_of_the_model()
        => Assert.Contains("no check knows that", Assert.Throws<SuiteException>(() => new DietKept("moonlight").Fault(Left.Behind("text"))).Message, StringComparison.Ordinal);

    private static EvalGoal Goal(params (string Name, string Text)[] files)
        => new() { Name = "one", Goal = "do it", Files = files.ToDictionary(file => file.Name, file => file.Text) };

    private static Check Read(string json)
    {
        using var folder = new Testing.TemporaryFolder();
        File.WriteAllText(folder["one.json"], $$"""{"name":"one","goal":"do it","checks":[{{json}}]}""");
        return Suite.Read(folder.Path).Goals[0].Checks[0];
    }
}
