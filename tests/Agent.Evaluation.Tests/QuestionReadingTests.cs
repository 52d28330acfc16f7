using Agent.Core.Critiques;
using Agent.Core.Goals;
using Agent.Tools;
using ChefNano.Teacher;
using ChefNano.Teacher.Scenarios;

namespace Agent.Evaluation.Tests;

/// <summary>What is taken for a question of the goals that the teacher draws: at least half of the questions, and next to nothing else.</summary>
public sealed class QuestionReadingTests(ITestOutputHelper output)
{
    private const int Drawn = 1500;
    [Theory]
    [InlineData("my lentil soup is bland, did I boil it too long", "")]
    [InlineData("scone oven temp time", "")]
    [InlineData("does a plum cake keep till friday", "")]
    [InlineData("leek soup simmer minutes", "")]
    [InlineData("the pork is done, what do I put next to it", "")]
    [InlineData("leek soup for 4, simmered in minutes", "recipe")]
    [InlineData("a plum cake that does not need an oven, for 6", "recipe")]
    public void Who_asks_about_a_dish_does_not_wish_for_it(string goal, string form)
        => Assert.Equal(form, BriefCompletion.FormOf(Readers.Stated(new Goal(goal)) ?? []) is "recipe" ? "recipe" : "");

    private static readonly Core.Critiques.Checks Readers = StandardChecks.In(Path.Combine(Repository.Root, "library"));

    [Fact]
    public void Questions_are_told_from_dishes_chores_and_what_is_out_of_reach()
    {
        using var folder = new Testing.TemporaryFolder();
        var course = Teacher.Course(Left.Library, folder.Path);
        var (asked, read) = (0, 0);
        List<string> wrong = [], open = [];
        for (var seed = 1; seed <= Drawn; seed++)
        {
            if (course.Draw(new Dice(seed)) is not { } scenario)
                continue;
            var isRead = BriefCompletion.FormOf(Readers.Stated(new Goal(scenario.Goal)) ?? []) == "answer";
            if (scenario is QuestionScenario)
            {
                (asked, read) = (asked + 1, read + (isRead ? 1 : 0));
                if (!isRead)
                    open.Add(scenario.Goal);
            }
            else if (isRead)
            {
                wrong.Add($"{scenario.GetType().Name}: {scenario.Goal}");
            }
        }
        output.WriteLine($"{read} of {asked} questions are read, {wrong.Count} of {Drawn} goals wrongly:\n{string.Join('\n', wrong)}\nopen:\n{string.Join('\n', open.Take(40))}");
        Assert.InRange(read, asked / 2, asked);
        Assert.InRange(wrong.Count, 0, Drawn / 150);
    }

    [Theory]
    [InlineData("what bread do the Greeks eat at Easter", true)]
    [InlineData("what must I never do with hot oil", true)]
    [InlineData("my sponge cake fell in the middle, where did I go wrong", true)]
    [InlineData("the recipe is for one without a fan, how many degrees less in a fan oven", true)]
    [InlineData("what soup do you suggest for 4", false)]
    [InlineData("what cake do we want for 8, with plums", false)]
    [InlineData("what must I buy for pancakes for 4", false)]
    public void A_question_is_known_by_its_words(string goal, bool asked)
        => Assert.Equal(asked, BriefCompletion.FormOf(Readers.Stated(new Goal(goal)) ?? []) == "answer");
}
