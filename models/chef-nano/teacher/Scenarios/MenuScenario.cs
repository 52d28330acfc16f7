using System.Text.RegularExpressions;
using Agent.Core.Critiques;
using Agent.Core.Goals;
using Agent.Core.Plans;

namespace ChefNano.Teacher.Scenarios;

/// <summary>Find dishes for the courses, choose among them, write the menu.</summary>
internal sealed partial class MenuScenario : Scenario
{
    public required Dice Dice { get; init; }
    public required MenuShape Shape { get; init; }
    public required int People { get; init; }
    public required string File { get; init; }
    public required string Subject { get; init; }

    /// <summary>As the goal writes it.</summary>
    public required string? Occasion { get; init; }

    /// <summary>The occasion and the kind of meal, for the search.</summary>
    public required string About { get; init; }
    public required IReadOnlyList<string> Foods { get; init; }
    public required IReadOnlyList<string> Lacks { get; init; }
    public required IReadOnlyList<string> Diets { get; init; }

    private IReadOnlyList<(string Label, string Dish)> chosen = [];

    public override Brief Brief => new("yes", "cook", Subject, File,
    [
        Criterion(CheckKind.Form, "menu"), Criterion(CheckKind.Serves, $"{People}"),
        .. new[] { Occasion }.OfType<string>().Concat(Shape.Mentions).Concat(Foods).Select(word => Criterion(CheckKind.Mentions, word)),
        .. Diets.Select(diet => Criterion(CheckKind.Diet, diet)),
        .. Lacks.Select(thing => Criterion(CheckKind.Lacks, thing)),
        Criterion(CheckKind.Cites, "library"),
    ]);

    public override Plan Plan => new([
        Step("find_dishes", "find dishes for each course"),
        Step("write_file", $"write the menu for {People}")]);

    public override (string Thought, object Arguments) Act(PlanStep step, int number, string observation)
    {
        if (step.Tool == "find_dishes")
            return ("the library may know dishes", new { about = About });
        chosen = Choose(observation);
        return ($"dishes for {People}", new { path = Agreed.File, content = Finished });
    }

    public override string Finished => Draft.Menu(Occasion, Agreed.Value(CheckKind.Serves)!, Values(CheckKind.Diet), chosen, chosen.Select(course => Title(course.Dish)).Distinct());

    public override string? Found(Criterion criterion, string text) => criterion.Check switch
    {
        CheckKind.Mentions or CheckKind.Lacks => Words.Contains(text, criterion.Value) ? criterion.Value : null,
        CheckKind.Cites => Title(chosen[0].Dish),
        _ => criterion.Value,
    };

    private List<(string Label, string Dish)> Choose(string observation)
    {
        var lines = Course().Matches(observation).Select(line => (Course: line.Groups[1].Value, Dishes: line.Groups[2].Value.Split("; "))).ToList();
        if (Shape.Labels.Count == 0)
            return lines.Count < 3 ? throw new NothingFitsException() : [.. lines.Select(line => (line.Course, One(line.Dishes)))];
        if (Shape.Labels[0].Course is not null)
            return [.. Shape.Labels.Select(label => (label.Label, lines.Find(line => line.Course == label.Course).Dishes is { } dishes ? One(dishes) : throw new NothingFitsException()))];
        // What the goal names comes first, then the courses that suit.
        var ordered = lines.Where(line => Holds(line.Dishes[0])).Select(line => line.Dishes[0])
            .Concat(Shape.Preferred.SelectMany(course => lines.Find(line => line.Course == course).Dishes ?? [])).Distinct().ToList();
        return ordered.Count < Shape.Labels.Count ? throw new NothingFitsException() : [.. Shape.Labels.Select((label, i) => (label.Label, ordered[i]))];
    }

    private string One(string[] dishes) => Holds(dishes[0]) ? dishes[0] : Dice.Pick(dishes);

    private bool Holds(string dish) => Values(CheckKind.Mentions).Where(word => word != Occasion && !Shape.Mentions.Contains(word)).Any(food => Words.Contains(dish, food));

    private List<string> Values(CheckKind check) => [.. Agreed.Criteria.Where(criterion => criterion.Check == check).Select(criterion => criterion.Value)];

    // What stands behind a comma or in brackets was put to the dish's own title.
    private static string Title(string dish) => dish.Split([", with ", " ("], StringSplitOptions.None)[0];

    [GeneratedRegex("^([A-Z][a-z]+): (.+)$", RegexOptions.Multiline)]
    private static partial Regex Course();
}
