using System.Text.RegularExpressions;
using Agent.Core.Critiques;
using Agent.Core.Goals;
using Agent.Core.Plans;
using ChefNano.Teacher.Kitchen;

namespace ChefNano.Teacher.Scenarios;

/// <summary>Search, read what is worked out for the brief, write it.</summary>
internal sealed partial class RecipeScenario : Scenario
{
    private Reading? read;

    public required RecipeBook Book { get; init; }
    /// <summary>The words of the goal that say what it is about.</summary>
    public required string Subject { get; init; }
    /// <summary>What is searched: the subject, and a course where the goal leaves it open.</summary>
    public required string Query { get; init; }
    public required string Noun { get; init; }
    public required Dice Dice { get; init; }
    public required int People { get; init; }
    public required string File { get; init; }
    public string? Occasion { get; init; }
    public string? Diet { get; init; }
    /// <summary>Foods that the goal wants in it.</summary>
    public IReadOnlyList<string> Foods { get; init; } = [];
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
        Step("read_recipe", "read what fits best"),
        Step("write_recipe", $"write the recipe for {People}")]);

    public override (string Thought, object Arguments) Act(PlanStep step, int number, string observation)
    {
        switch (step.Tool)
        {
            case "search":
                return ("the library may know it", new { query = Searched() });
            case "read_recipe":
                return ("this one fits", new { document = Pick(observation) });
            default:
                read = Reading.Of(observation) ?? throw new NothingFitsException();
                return ($"amounts for {People}", Writing.Arguments);
        }
    }

    // What is said of the occasion, the time and the safety the schema leaves no choice in.
    public override (string Tool, object Arguments) Writing => ("write_recipe", Lines(read!.Ingredients, read.Steps));

    public override string Finished => string.Join('\n', [read!.Title, .. read.Ingredients, .. read.Steps]);

    private object Lines(IReadOnlyList<string> ingredients, IReadOnlyList<string> steps) => new { ingredients, steps, to = Agreed.File };

    private IEnumerable<string> Values(CheckKind check) => Agreed.Criteria.Where(criterion => criterion.Check == check).Select(criterion => criterion.Value);

    // What code read in the goal is searched for too.
    private string Searched()
    {
        var words = Query.Split(' ').ToList();
        words.InsertRange(words[^1] == "recipe" ? words.Count - 1 : words.Count, Values(CheckKind.Mentions).Where(word => !Words.Contains(Query, word)));
        return string.Join(' ', words);
    }

    private string Pick(string observation)
    {
        var found = Found().Matches(observation).Select(m => m.Groups[1].Value)
            .Select(title => (Title: title, Fit: Book.Fit(title, Occasion, Diet, Foods, Noun))).Where(hit => hit.Fit >= 0).ToList();
        if (found.Count == 0)
            throw new NothingFitsException();
        var best = found.Max(hit => hit.Fit);
        return Picked = Dice.Pick([.. found.Where(hit => hit.Fit == best).Select(hit => hit.Title)]);
    }

    [GeneratedRegex(@"^\d+\. ([^:]+): ", RegexOptions.Multiline)]
    private static partial Regex Found();

    public override string? Found(Criterion criterion, string text) => criterion.Check switch
    {
        CheckKind.Lacks => Words.Contains(text, criterion.Value) ? criterion.Value : null,
        // What is no food stands beside the title.
        CheckKind.Mentions => Words.Contains(text, criterion.Value) || !Foods.Contains(criterion.Value) ? criterion.Value : null,
        CheckKind.Cites => Picked,
        _ => criterion.Value,
    };
}
