using System.Reflection;
using System.Text.Json.Serialization;
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
    public void Every_diet_and_every_food_to_leave_out_is_one_that_the_table_can_judge()
        => Assert.All(Suites.All.SelectMany(goal => goal.Checks), check => Assert.NotNull(check switch
        {
            DietKept diet => Diet.Find(diet.Diet),
            Without without => Diet.Find($"no {without.Food}"),
            _ => Diet.Find("vegan"),
        }));

    [Fact]
    public void What_a_goal_says_of_people_is_a_number_that_a_brief_can_quote()
        => Assert.All(Suites.All, goal => Assert.All(goal.Checks.OfType<Serves>(), serves => Assert.Contains($"{serves.People}", Phrases.NumbersOf(goal.Goal))));

    [Fact]
    public void The_page_of_the_suites_names_every_check_that_there_is()
    {
        var told = File.ReadLines(Path.Combine(Repository.Root, "eval", "README.md")).SkipWhile(line => line != "## The checks").TakeWhile(line => line != "## The figures")
            .Where(line => line.StartsWith("| `", StringComparison.Ordinal)).Select(line => line.Split('`')[1]);

        Assert.Equal(typeof(Check).GetCustomAttributes<JsonDerivedTypeAttribute>().Select(type => (string)type.TypeDiscriminator!), told);
    }

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
