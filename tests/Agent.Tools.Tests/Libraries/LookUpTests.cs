using Agent.Tools.Libraries;
using Agent.Tools.Tests.Workspaces;

namespace Agent.Tools.Tests.Libraries;

public sealed class LookUpTests : IDisposable
{
    private readonly Library builtIn = Library.Open(Path.Combine(Repository.Root, "library"));
    private readonly Library small = Library.Of(
    [
        new("pears", "ingredient", "Pears ripen at home in a few days. Poach pears in syrup for 20 minutes. Pregnant women may eat washed pears."),
        new("plums", "ingredient", "Plums ripen on the tree. Poach plums in syrup for ten minutes."),
        new("pear tart", "recipe", "Bake the pear tart for 35 minutes."),
    ]);

    [Theory]
    [InlineData("How long do I poach plums?", "Poach plums in syrup for ten minutes.")]
    [InlineData("ripening of pears", "Pears ripen at home in a few days.")]
    [InlineData("how do i poach paers in surup", "Poach pears in syrup for 20 minutes.")]
    [InlineData("pears in pregnancy?", "Pregnant women may eat washed pears.")]
    public void The_sentence_that_says_what_was_asked_comes_first_whatever_the_form_of_its_words(string question, string sentence)
        => Assert.Equal(sentence, small.LookUp(question)[0].Sentence);

    [Fact]
    public void A_recipe_answers_no_question()
        => Assert.DoesNotContain(small.LookUp("How long do I bake a pear tart?", 50), hit => hit.Title == "pear tart");

    [Theory]
    [InlineData("")]
    [InlineData("who is it?")]
    [InlineData("Write a Java class for a bank account.")]
    public void What_the_library_does_not_speak_of_is_not_found(string question)
    {
        Assert.Empty(builtIn.LookUp(question));
        Assert.Empty(small.LookUp(question));
    }

    [Theory]
    [InlineData("how hot should a pork roast be in the middle", " C")]
    [InlineData("how long does a boiled egg last in the fridge", "days")]
    [InlineData("what's out there in place of gelatine", "replac")]
    public void A_question_for_a_kind_of_thing_is_answered_with_one(string question, string kind)
        => Assert.Contains(kind, builtIn.LookUp(question)[0] is var best ? $"{best.Title}: {best.Sentence}" : "", StringComparison.Ordinal);

    [Fact]
    public void Each_sentence_that_is_found_stands_in_the_document_that_is_named()
        => Assert.All(builtIn.LookUp("what goes well with lamb at easter"), hit =>
        {
            Assert.Contains(hit.Sentence, builtIn.Read(hit.Title)!.Body, StringComparison.Ordinal);
            Assert.Equal(hit.Title, builtIn.SourceOf(hit.Sentence));
        });

    [Fact]
    public void A_question_is_answered_as_one_that_is_known()
    {
        LibraryDocument[] books = [new("potatoes", "ingredient", "Green potatoes are not safe to eat. Potatoes keep in the dark.")];
        var known = new KnownQuestions(new Dictionary<string, IReadOnlyList<string>> { ["Green potatoes are not safe to eat."] = ["some of my spuds went off colour, still ok?"], ["Potatoes keep in the dark."] = ["best place to store my spuds"] });
        Assert.Equal("Green potatoes are not safe to eat.", new SentenceIndex(books, Associations.None, known).Ranked("are spuds of another colour ok", 1)[0].Sentence);
        Assert.Equal("Potatoes keep in the dark.", new SentenceIndex(books, Associations.None, known).Ranked("a place for spuds", 1)[0].Sentence);
    }

    [Fact]
    public void Every_known_question_belongs_to_a_sentence_of_the_library()
    {
        var sentences = builtIn.Documents.SelectMany(document => Sentences.Of(document.Body)).ToHashSet();
        Assert.DoesNotContain(KnownQuestions.In(builtIn.Folder!).BySentence.Keys, sentence => !sentences.Contains(sentence));
    }

    [Fact]
    public void A_file_that_holds_no_known_questions_is_said_to_hold_none()
    {
        using var folder = new TemporaryFolder();
        File.WriteAllText(folder.Path(KnownQuestions.FileName), "[1]");
        Assert.Contains("Make it anew or remove it.", Assert.Throws<InvalidDataException>(() => KnownQuestions.In(folder.Path(""))).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void What_was_learned_lets_words_speak_for_each_other_that_are_not_the_same()
    {
        var learned = new Associations(new Dictionary<string, IReadOnlyDictionary<string, double>> { ["_how_long"] = new Dictionary<string, double> { ["#time"] = 5 } });
        LibraryDocument[] books = [new("rice", "ingredient", "Rice is a grain. Rinse rice well. Cooked rice stands with a lid for 10 minutes.")];
        Assert.Equal("Rinse rice well.", new SentenceIndex(books, Associations.None).Find("how long for rice", 1)[0].Sentence);
        Assert.Equal("Cooked rice stands with a lid for 10 minutes.", new SentenceIndex(books, learned).Find("how long for rice", 1)[0].Sentence);
    }

    [Fact]
    public void A_table_of_what_was_learned_is_read_as_it_was_written()
    {
        using var folder = new TemporaryFolder();
        var shipped = Associations.In(Path.Combine(Repository.Root, "library"));
        File.WriteAllText(folder.Path(Associations.FileName), shipped.ToJson());
        Assert.NotEmpty(shipped.Weights);
        Assert.Equal(shipped.ToJson(), Associations.In(folder.Path(".")).ToJson());
        Assert.Equal(File.ReadAllText(Path.Combine(Repository.Root, "library", Associations.FileName)), shipped.ToJson());
    }

    [Fact]
    public void A_broken_table_is_named()
    {
        using var folder = new TemporaryFolder();
        File.WriteAllText(folder.Path(Associations.FileName), "[1]");
        var error = Assert.Throws<InvalidDataException>(() => Associations.In(folder.Path(".")));
        Assert.Contains(Associations.FileName, error.Message, StringComparison.Ordinal);
    }

    public void Dispose()
    {
        builtIn.Dispose();
        small.Dispose();
    }
}
