using Agent.Core.Critiques;
using Agent.Core.Goals;
using Agent.Core.Runs;

namespace Agent.Core.Tests.Critiques;

public sealed class BriefCompletionTests
{
    private static readonly Goal Goal = new("leek soup for 6 without cream");

    [Fact]
    public void What_the_goal_states_and_the_brief_lacks_is_added_in_the_order_of_a_brief()
        => Assert.Equal(
            ["form recipe", "serves 6", "mentions leek", "lacks cream", "cites library"],
            Said(Completed([new(CheckKind.Form, "recipe"), new(CheckKind.Serves, "4"), new(CheckKind.Cites, "library")])));

    [Fact]
    public void The_subject_speaks_of_what_the_goal_states_so_that_it_is_searched_for()
        => Assert.Equal("soup leek", Completed([new(CheckKind.Form, "recipe"), new(CheckKind.Serves, "6")]).Subject);

    [Fact]
    public void A_brief_that_has_it_all_is_left_as_it_is()
    {
        var brief = Brief([new(CheckKind.Form, "recipe"), new(CheckKind.Lacks, "cream"), new(CheckKind.Mentions, "leek soup"), new(CheckKind.Serves, "6")]) with { Subject = "leek soup" };
        Assert.Same(brief, BriefCompletion.Of(brief, Stated));
    }

    [Fact]
    public void What_must_be_lacking_is_no_longer_demanded()
        => Assert.DoesNotContain("mentions cream", Said(Completed([new(CheckKind.Form, "recipe"), new(CheckKind.Mentions, "cream")])));

    [Fact]
    public void What_must_be_lacking_is_not_demanded_by_a_brief_that_says_both()
        => Assert.DoesNotContain("mentions cream", Said(Completed([new(CheckKind.Form, "recipe"), new(CheckKind.Mentions, "cream"), new(CheckKind.Lacks, "cream")])));

    [Fact]
    public void What_the_model_holds_to_be_lacking_is_not_demanded()
        => Assert.DoesNotContain("mentions leek", Said(Completed([new(CheckKind.Form, "recipe"), new(CheckKind.Lacks, "leek")])));

    [Fact]
    public void What_a_brief_says_twice_is_demanded_once()
        => Assert.Equal(["form menu", "diet vegetarian"], Said(BriefCompletion.Of(Brief([new(CheckKind.Form, "menu"), new(CheckKind.Diet, "vegetarian"), new(CheckKind.Diet, "vegetarian")]), [new(CheckKind.Form, "menu")])));

    [Fact]
    public void A_brief_of_no_meal_is_left_as_it_is()
    {
        var brief = Brief([new(CheckKind.Form, "text")]);
        Assert.Same(brief, BriefCompletion.Of(brief, Stated));
    }

    [Fact]
    public void A_list_of_what_to_buy_serves_nobody()
        => Assert.Equal(["form list", "mentions leek", "lacks cream"], Said(Completed([new(CheckKind.Form, "list")])));

    [Fact]
    public void The_form_that_the_goal_names_stands_before_the_one_that_was_drawn()
        => Assert.Equal(["form menu"], Said(BriefCompletion.Of(Brief([new(CheckKind.Form, "answer")]), [new(CheckKind.Form, "menu")])));

    [Fact]
    public void A_brief_out_of_reach_is_left_as_it_is()
    {
        var brief = Brief([new(CheckKind.Form, "menu")]) with { Reach = "no" };
        Assert.Same(brief, BriefCompletion.Of(brief, Stated));
    }

    [Fact]
    public void A_form_that_the_goal_names_is_the_only_one_to_choose()
        => Assert.Contains("""{"type":"string","enum":["menu"]}""", ReplySchemas.Brief(Goal, [new(CheckKind.Form, "menu")], NamedFiles.Of(Goal, null)), StringComparison.Ordinal);

    [Fact]
    public void A_number_in_a_name_is_not_how_many_eat()
    {
        var feast = new Goal("soup for the feast of the seven fishes");
        Assert.Contains("\"7\"", ReplySchemas.Brief(feast, [], NamedFiles.Of(feast, null)), StringComparison.Ordinal);
        Assert.DoesNotContain("\"7\"", ReplySchemas.Brief(feast, [new(CheckKind.Mentions, "feast of the seven fishes")], NamedFiles.Of(feast, null)), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("leek soup for 6", true)]
    [InlineData("put leek soup for 6 into list.md", false)]
    [InlineData("how many leeks for 6 plates of soup?", false)]
    public void A_goal_that_says_who_eats_what_is_of_a_meal(string goal, bool meal)
        => Assert.Equal(meal, BriefCompletion.IsOfMeal(new Goal(goal), Stated));

    [Fact]
    public void A_brief_of_a_meal_cannot_ask_for_an_answer()
    {
        Assert.DoesNotContain("answer\"", ReplySchemas.Brief(Goal, Stated, NamedFiles.Of(Goal, null)), StringComparison.Ordinal);
        Assert.Contains("answer\"", ReplySchemas.Brief(Goal, [], NamedFiles.Of(Goal, null)), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("leek", true)]
    [InlineData("leek soup", true)]
    [InlineData("for 6", false)]
    [InlineData("6", false)]
    [InlineData("- leek", false)]
    public void A_number_and_words_of_asking_cannot_be_demanded(string phrase, bool asked)
        => Assert.Equal(asked, Coverage.IsAsked(phrase));

    [Fact]
    public void Spaces_round_a_file_name_are_cut()
        => Assert.Equal("soup.md", BriefCompletion.Of(Brief([]) with { File = " soup.md" }, []).File);

    [Fact]
    public void A_brief_is_written_as_a_model_writes_it()
        => Assert.Equal("""{"reach":"yes","role":"cook","subject":"it's soup","file":"soup.md","criteria":[{"check":"form","value":"recipe"}]}""",
            (Brief([new(CheckKind.Form, "recipe")]) with { Subject = "it's soup" }).ToJson());

    [Fact]
    public void Whoever_goes_without_nuts_is_not_held_to_mention_them()
        => Assert.Equal(["form recipe", "serves 6", "mentions leek", "diet nut-free", "lacks cream"], Said(Completed([new(CheckKind.Form, "recipe"), new(CheckKind.Mentions, "nuts"), new(CheckKind.Diet, "nut-free")])));

    [Theory]
    [InlineData("muffins or a little cake for 6", "mentions muffin")]
    [InlineData("muffins and a little cake for 6", "mentions muffin, mentions cake")]
    public void Of_two_things_one_of_which_will_do_the_first_is_demanded(string goal, string mentions)
        => Assert.Equal(mentions, string.Join(", ", Said(BriefCompletion.Of(Brief([new(CheckKind.Form, "recipe"), new(CheckKind.Mentions, "muffin"), new(CheckKind.Mentions, "cake")]), [], goal: new Goal(goal))).Skip(1)));

    [Theory]
    [InlineData("Ada comes to tea, scones for 6", "tea", "mentions scones")]
    [InlineData("Cheap tea for 6, scones", "Cheap tea", "mentions scones")]
    [InlineData("scones with mint tea for 6", "tea", "mentions tea, mentions scones")]
    [InlineData("pasta night for 6, with scones", "pasta night", "mentions scones")]
    [InlineData("scones for Burns Night, 6 people", "Burns Night", "mentions Burns Night, mentions scones")]
    public void A_meal_is_not_what_is_eaten(string goal, string drawn, string mentions)
        => Assert.Equal(mentions, string.Join(", ", Said(BriefCompletion.Of(Brief([new(CheckKind.Form, "recipe"), new(CheckKind.Mentions, drawn)]), [new(CheckKind.Form, "recipe"), new(CheckKind.Mentions, "scones")], goal: new Goal(goal))).Skip(1)));

    [Theory]
    [InlineData(false, "mentions scone bake")]
    [InlineData(true, "mentions scone")]
    public void After_a_failed_attempt_the_words_around_what_code_read_are_no_longer_demanded(bool again, string mentions)
        => Assert.Equal(mentions, string.Join(", ", Said(BriefCompletion.Of(Brief([new(CheckKind.Form, "recipe"), new(CheckKind.Mentions, "scone bake")]), [new(CheckKind.Form, "recipe"), new(CheckKind.Mentions, "scone")], again: again)).Skip(1)));

    [Fact]
    public void What_is_to_be_lacking_is_not_demanded_with_words_around_it()
        => Assert.Equal(["form recipe", "serves 6", "mentions leek", "lacks cream"], Said(Completed([new(CheckKind.Form, "recipe"), new(CheckKind.Mentions, "6 without cream")])));

    [Fact]
    public void An_answer_is_held_to_what_it_quotes_and_to_nothing_else()
        => Assert.Equal(["form answer", "cites library"], Said(BriefCompletion.Of(
            Brief([new(CheckKind.Form, "answer"), new(CheckKind.Serves, "4"), new(CheckKind.Mentions, "leek"), new(CheckKind.Cites, "library")]), [new(CheckKind.Form, "answer"), new(CheckKind.Mentions, "leek")])));

    [Fact]
    public void That_a_word_names_a_dish_is_no_part_of_a_brief()
        => Assert.DoesNotContain("dish", BriefCompletion.Of(Brief([new(CheckKind.Form, "recipe")]), [new(CheckKind.Mentions, "pancakes") { IsDish = true }]).ToJson(), StringComparison.Ordinal);

    private static readonly IReadOnlyList<Criterion> Stated = [new(CheckKind.Serves, "6"), new(CheckKind.Mentions, "leek"), new(CheckKind.Lacks, "cream")];

    private static Brief Brief(IReadOnlyList<Criterion> criteria) => new("yes", "cook", "soup", "soup.md", criteria);

    private static Brief Completed(IReadOnlyList<Criterion> criteria) => BriefCompletion.Of(Brief(criteria), Stated);

    private static IEnumerable<string> Said(Brief brief) => brief.Criteria.Select(criterion => $"{criterion}");
}
