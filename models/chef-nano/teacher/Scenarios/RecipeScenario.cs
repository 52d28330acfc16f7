using System.Text.RegularExpressions;
using Agent.Core.Critiques;
using Agent.Core.Goals;
using Agent.Core.Plans;
using ChefNano.Teacher.Kitchen;

namespace ChefNano.Teacher.Scenarios;

/// <summary>Search, read, write a recipe.</summary>
internal sealed partial class RecipeScenario : Scenario
{
    public required RecipeBook Book { get; init; }
    /// <summary>The words of the goal that say what it is about.</summary>
    public required string Subject { get; init; }
    /// <summary>What is searched: the subject, and a course where the goal leaves it open.</summary>
    public required string Query { get; init; }
    public required string Noun { get; init; }
    /// <summary>An ingredient that the plate should hold by itself.</summary>
    public string? Ingredient { get; init; }
    public required Dice Dice { get; init; }
    public required int People { get; init; }
    public required string File { get; init; }
    public string? Occasion { get; init; }
    /// <summary>Whether the recipes were written with this occasion in mind; any recipe will do for one that they do not know.</summary>
    public bool Known { get; init; } = true;
    public string? Diet { get; init; }
    /// <summary>What the goal wants in it and the recipe that was read has not.</summary>
    public IReadOnlyList<string> Extras { get; init; } = [];
    public string? Without { get; init; }
    /// <summary>Words of the goal that the text must mention.</summary>
    public required IReadOnlyList<string> Asked { get; init; }

    /// <summary>The document that was picked from what the search found.</summary>
    public string? Picked { get; private set; }

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
            return new Brief("yes", Noun.StartsWith("cake", StringComparison.Ordinal) || Noun.StartsWith("bread", StringComparison.Ordinal) ? "baker" : "cook", Subject, File, criteria);
        }
    }

    public override Plan Plan => new([
        Step("search", "find recipes that fit"),
        Step("read", "read what fits best"),
        Step("write_file", $"write the recipe for {People}")]);

    public override (string Thought, object Arguments) Act(PlanStep step, int number, string observation) => step.Tool switch
    {
        "search" => ("the library may know it", new { query = Query }),
        "read" => ("this one fits", new { document = Pick(observation) }),
        _ => ($"amounts for {People}", new { path = File, content = Finished }),
    };

    public override string Finished => Draft.Recipe(Book.Pages[Picked!], People, Occasion, Extras, Diet, Picked!);

    /// <summary>The recipe as it was read, without what the goal wants in it besides.</summary>
    public string Bare => Draft.Recipe(Book.Pages[Picked!], People, Occasion, [], Diet, Picked!);

    private string Pick(string observation)
    {
        var found = Found().Matches(observation).Select(m => m.Groups[1].Value).ToList();
        var fitting = found.Where(title => Book.Fits(title, Known ? Occasion : null, Diet, Ingredient is null ? [] : [Ingredient], Without, Noun)).ToList();
        if (fitting.Count == 0)
            throw new NothingFitsException();
        return Picked = Dice.Pick(fitting);
    }

    [GeneratedRegex(@"^\d+\. ([^:]+): ", RegexOptions.Multiline)]
    private static partial Regex Found();

    public override string? Found(Criterion criterion, string text) => criterion.Check switch
    {
        CheckKind.Serves => Serves().Match(text) is { Success: true } match ? match.Groups[1].Value : null,
        CheckKind.Mentions or CheckKind.Lacks => Words.Contains(text, criterion.Value) ? criterion.Value : null,
        CheckKind.Cites => Picked,
        _ => criterion.Value,
    };

    [GeneratedRegex(@"Serves: (\d+)")]
    private static partial Regex Serves();
}
