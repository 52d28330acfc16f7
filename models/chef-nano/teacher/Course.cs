using Agent.Core.Goals;
using Agent.Core.Journals;
using Agent.Core.Runs;
using Agent.Tools.Libraries;
using ChefNano.Teacher.Kitchen;
using ChefNano.Teacher.Scenarios;

namespace ChefNano.Teacher;

/// <summary>Draws scenarios and has them taught; a run that did not end as it should is dropped, counted and said.</summary>
internal sealed class Course(KnowledgeBase kitchen, Library library, RecipeBook book, string scratch, string root)
{
    private readonly RecipeGoals recipes = new(kitchen, book, [.. library.Documents.Where(document => document.Kind == "occasion").Select(document => document.Title)]);
    private readonly MenuGoals menus = new(kitchen, library);
    private readonly ListGoals lists = new(kitchen, book);
    private readonly QuestionGoals questions = new(kitchen, library);
    private readonly ChoreGoals chores = new(kitchen);
    private readonly BeyondGoals beyonds = new(kitchen);
    private readonly Classroom classroom = new(library, scratch, KitchenChecks.All(root));

    /// <summary>The share of recipes whose first draft has a fault.</summary>
    public double Faulty { get; init; } = 0.25;

    /// <summary>The share of recipes that are asked for by the name of the dish.</summary>
    public double Named { get => recipes.Named; init => recipes.Named = value; }

    /// <summary>The share of goals that leave the dish open and are searched for by the name of one.</summary>
    public double Thought { get => recipes.Thought; init => recipes.Thought = value; }

    /// <summary>The journal of the latest run.</summary>
    public IReadOnlyList<Fact> Facts => classroom.Facts;

    public int Failures { get; private set; }

    public int Unfitting { get; private set; }

    /// <summary>How many goals of a hundred are of each kind.</summary>
    public Mix Mix { get; init; } = Mix.Many;

    // Whoever learns a cuisine cooks; of the rest there is as much as keeps it known.
    private const double Cooked = 0.6;

    public Scenario? Draw(Dice dice) => Thought > 0 && dice.Chance(Cooked) ? recipes.Draw(dice) : Any(dice);

    private Scenario? Any(Dice dice)
    {
        var drawn = dice.Next(100);
        return (drawn -= Mix.Recipes) < 0 ? recipes.Draw(dice)
            : (drawn -= Mix.Lists) < 0 ? lists.Draw(dice)
            : (drawn -= Mix.Menus) < 0 ? menus.Draw(dice)
            : (drawn -= Mix.Questions) < 0 ? questions.Draw(dice)
            : (drawn -= Mix.Chores) < 0 ? chores.Draw(dice)
            : beyonds.Draw(dice);
    }

    public async IAsyncEnumerable<(Run Run, Lesson Lesson)> LessonsAsync(int seed, int runs, int openings)
    {
        for (var i = 0; i < runs + openings; i++)
        {
            var (lessons, run) = await OneAsync(seed * 1_000_003 + i);
            if (run is null)
                continue;
            if (i >= runs)
                yield return (run, Classroom.Opening(lessons[^1]));
            else
                foreach (var lesson in lessons)
                    yield return (run, lesson);
        }
    }

    public async Task<(IReadOnlyList<Lesson> Lessons, Run? Run)> OneAsync(int seed)
    {
        var dice = new Dice(seed);
        if (Draw(dice) is not { } scenario)
            return ([], null);
        var careless = scenario is RecipeScenario && dice.Chance(Faulty) ? dice : null;
        var forgetful = scenario is RecipeScenario && dice.Chance(0.3) ? dice : null;
        IReadOnlyList<Lesson> lessons;
        Run run;
        try
        {
            (lessons, run) = await classroom.TeachAsync(scenario, careless, forgetful);
        }
        catch (NothingFitsException)
        {
            Unfitting++;
            return ([], null);
        }
        var expected = scenario is BeyondScenario ? OutcomeKind.OutOfReach : OutcomeKind.Met;
        if (run.Outcome?.Kind == expected)
            return (lessons, run);
        Failures++;
        if (Failures <= 40)
            Console.Error.WriteLine($"{scenario.Goal}: {run.Outcome?.Kind} {run.Outcome?.Message}");
        return ([], null);
    }
}
