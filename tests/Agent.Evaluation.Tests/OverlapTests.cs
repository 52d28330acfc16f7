using System.Globalization;
using System.Text.Json;
using Agent.Evaluation.Overlaps;
using ChefNano.Teacher;

namespace Agent.Evaluation.Tests;

public sealed class OverlapTests
{
    // DRAWN_GOALS=30000 makes the proof longer.
    private static readonly int Drawn = Environment.GetEnvironmentVariable("DRAWN_GOALS") is { Length: > 0 } text ? int.Parse(text, CultureInfo.InvariantCulture) : 8_000;

    [Theory]
    [InlineData("Make a Soup, for Six!", "make a soup for six", true)]
    [InlineData("please bake me a round loaf with seeds and honey today", "can you please bake me a round loaf with seeds and honey", true)]
    [InlineData("a warm stew of lamb and prunes for our nine guests", "a warm stew of lamb and prunes for our 9 guests", true)]
    [InlineData("make a soup for six", "make a stew for six", false)]
    [InlineData("soup", "soup for six", false)]
    public void A_goal_in_other_clothes_is_the_same_goal(string goal, string other, bool same)
        => Assert.Equal(same, new Overlap([other]).Of(goal) is not null);

    [Fact]
    public void No_goal_of_a_suite_is_among_those_that_the_teacher_draws()
    {
        var drawn = new Overlap(Goals());

        Assert.True(drawn.Count > Drawn / 2, $"only {drawn.Count} different goals were drawn");
        Assert.Empty(Suites.All.Select(goal => drawn.Of(goal.Goal)).OfType<string>());
    }

    [Fact]
    public void No_goal_of_a_suite_is_among_those_of_the_exam_by_which_the_model_was_developed()
    {
        using var exam = JsonDocument.Parse(File.ReadAllText(Path.Combine(Repository.Root, "models/chef-nano/exam/goals.json")));
        var known = new Overlap(exam.RootElement.EnumerateArray().Select(goal => goal.GetProperty("goal").GetString()!));

        Assert.Empty(Suites.All.Select(goal => known.Of(goal.Goal)).OfType<string>());
    }

    [Fact]
    public void No_two_goals_of_the_suites_are_the_same()
    {
        var goals = Suites.All.Where(goal => !goal.Name.StartsWith("agbench-answer", StringComparison.Ordinal)).Select(goal => goal.Goal).ToList();

        Assert.Empty(goals.Select((goal, i) => new Overlap(goals.Where((_, other) => other != i)).Of(goal)).OfType<string>());
    }

    private static IEnumerable<string> Goals()
    {
        var course = Teacher.Course(Left.Library, Path.GetTempPath());
        return [.. Enumerable.Range(1, Drawn).Select(seed => course.Draw(new Dice(seed * 7919))?.Goal).OfType<string>()];
    }
}
