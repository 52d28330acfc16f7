using System.Text.RegularExpressions;
using Agent.Core.Critiques;
using Agent.Core.Goals;
using Agent.Core.Plans;
using ChefNano.Teacher.Kitchen;

namespace ChefNano.Teacher.Scenarios;

/// <summary>Search, read, write a recipe.</summary>
internal sealed partial class RecipeScenario : Scenario
{
    public required Plate Plate { get; init; }
    public required int People { get; init; }
    public required string File { get; init; }
    public string? Occasion { get; init; }
    public string? Diet { get; init; }
    public string? Extra { get; init; }
    public string? Without { get; init; }
    /// <summary>Words of the goal that the text must mention.</summary>
    public required IReadOnlyList<string> Asked { get; init; }

    private string Subject => Draft.Subject(Plate, Extra);

    public override Brief Brief
    {
        get
        {
            List<Criterion> criteria = [Criterion(CheckKind.Form, "recipe"), Criterion(CheckKind.Serves, $"{People}")];
            criteria.AddRange(Asked.Select(word => Criterion(CheckKind.Mentions, word)));
            if (Diet is not null)
                criteria.Add(Criterion(CheckKind.Diet, Diet));
            if (Without is not null)
                criteria.Add(Criterion(CheckKind.Lacks, Without));
            criteria.Add(Criterion(CheckKind.Cites, "library"));
            return new Brief("yes", Plate.Dish.Course is "cake" or "bread" ? "baker" : "cook", Subject, File, criteria);
        }
    }

    public override Plan Plan => new([
        Step("search", $"find {Plate.Dish.Document}"),
        Step("read", $"read about {Plate.Dish.Document}"),
        Step("write_file", $"write {Subject} for {People}")]);

    public override (string Thought, object Arguments) Act(PlanStep step, int number, string observation) => step.Tool switch
    {
        "search" => ("the library may know it", new { query = Plate.Dish.Document }),
        "read" => ("this one fits", new { document = Plate.Dish.Document }),
        _ => ($"amounts for {People}", new { path = File, content = Finished }),
    };

    public override string Finished => Draft.Recipe(Plate, People, Occasion, Extra, Diet);

    public override string? Found(Criterion criterion, string text) => criterion.Check switch
    {
        CheckKind.Serves => Serves().Match(text) is { Success: true } match ? match.Groups[1].Value : null,
        CheckKind.Mentions or CheckKind.Lacks => Words.Contains(text, criterion.Value) ? criterion.Value : null,
        CheckKind.Cites => Plate.Dish.Document,
        _ => criterion.Value,
    };

    [GeneratedRegex(@"Serves: (\d+)")]
    private static partial Regex Serves();
}
