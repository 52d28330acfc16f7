using System.Text.Json.Nodes;
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

    private const int Fewest = 2;

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
        Step("write_menu", $"write the menu for {People}")]);

    public override (string Thought, object Arguments) Act(PlanStep step, int number, string observation)
    {
        if (step.Tool == "find_dishes")
            return ("the library may know dishes", new { about = About });
        chosen = Choose(observation);
        return ($"dishes for {People}", Written());
    }

    public override (string Tool, object Arguments) Writing => ("write_menu", Written());

    // A course or a day at a time; what else a menu can be laid out by, the tool does not write.
    private JsonObject Written()
    {
        string[] places = ["first", "second", "third", "fourth", "fifth", "sixth", "seventh"];
        var said = new JsonObject { ["to"] = Agreed.File };
        foreach (var (i, (label, dish)) in chosen.Index())
            said[places[i]] = $"{label}: {dish}";
        return said;
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
        if (Shape.Labels.Count > 0 && !Shape.Labels.All(label => lines.Exists(line => line.Course == label.Label)))
            throw new NothingFitsException();
        return lines.Count < Fewest ? throw new NothingFitsException() : [.. lines.Select(line => (line.Course, One(line.Dishes)))];
    }

    private string One(string[] dishes) => Holds(dishes[0]) ? dishes[0] : Dice.Pick(dishes);

    private bool Holds(string dish) => Values(CheckKind.Mentions).Where(word => word != Occasion && !Shape.Mentions.Contains(word)).Any(food => Words.Contains(dish, food));

    private List<string> Values(CheckKind check) => [.. Agreed.Criteria.Where(criterion => criterion.Check == check).Select(criterion => criterion.Value)];

    // What stands behind a comma or in brackets was put to the dish's own title.
    private static string Title(string dish) => dish.Split([", with ", " ("], StringSplitOptions.None)[0];

    [GeneratedRegex("^([A-Z][a-z]+): (.+)$", RegexOptions.Multiline)]
    private static partial Regex Course();
}
