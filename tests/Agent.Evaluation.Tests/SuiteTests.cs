using Agent.Core.Critiques;
using Agent.Core.Goals;
using Agent.Evaluation.Checks;
using Agent.Evaluation.Suites;
using Agent.Tools.Diets;

namespace Agent.Evaluation.Tests;

/// <summary>The suites of the repository: whether what they ask is well asked.</summary>
public sealed class SuiteTests
{
    [Theory]
    [InlineData("kitchen", 200)]
    [InlineData("research", 60)]
    [InlineData("chores", 60)]
    [InlineData("refusals", 30)]
    public void A_suite_has_its_goals_and_each_is_checked(string name, int count)
    {
        var goals = Suites.Read(name);

        Assert.Equal(count, goals.Count);
        Assert.All(goals, goal => Assert.NotEmpty(goal.Checks));
        Assert.All(goals, goal => Assert.Equal(name == "refusals", goal.Expect == Expectation.Stop));
        Assert.All(goals, goal => Assert.Matches("^[a-z0-9-]+$", goal.Name));
    }

    [Fact]
    public void Every_answer_that_a_goal_wants_stands_in_one_sentence_of_the_library()
    {
        var sentences = Left.Library.Documents.SelectMany(document => document.Body.Split(". ")).ToList();

        Assert.All(Suites.Read("research").Concat(Suites.Read("kitchen")).Where(goal => goal.Checks.Any(check => check is Quotes)), goal =>
            Assert.True(sentences.Exists(sentence => goal.Checks.OfType<AnswerContains>().Single().Words.All(word => word.Split('|').Any(one => Words.Contains(sentence, one)))), goal.Name));
    }

    [Fact]
    public void Every_diet_and_every_food_to_leave_out_is_one_that_the_table_can_judge()
        => Assert.All(Suites.All.SelectMany(goal => goal.Checks), check => Assert.NotNull(check switch
        {
            DietKept diet => Diet.Find(diet.Diet),
            Without without => Diet.Find($"no {without.Food}"),
            _ => Diet.Find("vegan"),
        }));

    [Fact]
    public void What_a_goal_says_of_people_is_a_number_that_a_brief_can_quote()
        => Assert.All(Suites.All, goal => Assert.All(goal.Checks.OfType<Serves>(), serves => Assert.Contains($"{serves.People}", Phrases.NumbersOf(new Goal(goal.Goal)))));

    [Fact]
    public void A_chore_that_is_not_done_fails()
        => Assert.All(Suites.Read("chores"), goal =>
        {
            var before = Left.Behind(goal, [.. goal.Files.Select(file => (file.Key, (string?)file.Value))]);
            Assert.Contains(goal.Checks, check => check.Fault(before) is not null || check is AnswerContains);
        });
}

/// <summary>The suites in <c>eval/</c>.</summary>
internal static class Suites
{
    public static IEnumerable<EvalGoal> All => Directory.EnumerateDirectories(Path.Combine(Repository.Root, "eval")).SelectMany(folder => Suite.Read(folder).Goals);

    public static IReadOnlyList<EvalGoal> Read(string name) => Suite.Read(Path.Combine(Repository.Root, "eval", name)).Goals;
}
