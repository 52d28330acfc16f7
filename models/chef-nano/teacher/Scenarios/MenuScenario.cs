using Agent.Core.Goals;
using Agent.Core.Plans;

namespace ChefNano.Teacher.Scenarios;

/// <summary>Search the occasion, read, write a menu of courses.</summary>
internal sealed class MenuScenario : Scenario
{
    public required string Occasion { get; init; }
    public required int People { get; init; }
    public required string File { get; init; }
    public required string Document { get; init; }
    public string? Diet { get; init; }
    public required IReadOnlyList<(string Course, string Dish)> Courses { get; init; }

    public override Brief Brief
    {
        get
        {
            List<Criterion> criteria = [Criterion(CheckKind.Form, "menu"), Criterion(CheckKind.Serves, $"{People}"), Criterion(CheckKind.Mentions, Occasion)];
            if (Diet is not null)
                criteria.Add(Criterion(CheckKind.Diet, Diet));
            criteria.Add(Criterion(CheckKind.Cites, "library"));
            return new Brief("yes", "cook", $"menu with {Courses[1].Dish}", File, criteria);
        }
    }

    public override Plan Plan => new([
        Step("search", "find the occasion"),
        Step("read", "read about the occasion"),
        Step("write_file", $"write the menu for {People}")]);

    public override (string Thought, object Arguments) Act(PlanStep step, int number, string observation) => step.Tool switch
    {
        "search" => ("the library may know it", new { query = Document }),
        "read" => ("this one fits", new { document = Document }),
        _ => ($"courses for {People}", new { path = File, content = Finished }),
    };

    public override string Finished => Draft.Menu(Occasion, People, Diet, Courses, Document);

    public override string? Found(Criterion criterion, string text) => criterion.Check == CheckKind.Cites ? Document : criterion.Value;
}
