using System.Text.RegularExpressions;
using Agent.Core.Critiques;
using Agent.Core.Goals;
using Agent.Core.Plans;
using ChefNano.Teacher.Kitchen;

namespace ChefNano.Teacher.Scenarios;

/// <summary>Search a dish, read it worked out for those who eat, write what to buy.</summary>
internal sealed partial class ListScenario : Scenario
{
    private Reading? read;
    private string picked = "";

    public required Dice Dice { get; init; }
    public required int People { get; init; }
    public required string File { get; init; }

    /// <summary>The dish's own words, as the goal writes them.</summary>
    public required string Dish { get; init; }

    /// <summary>Foods that the goal names with it.</summary>
    public required IReadOnlyList<string> Foods { get; init; }
    public string? Diet { get; init; }

    public override Brief Brief => new("yes", "cook", $"shopping list {Query}", File,
    [
        Criterion(CheckKind.Form, "list"), Criterion(CheckKind.Serves, $"{People}"),
        .. Foods.Prepend(Dish).Select(word => Criterion(CheckKind.Mentions, word)),
        .. new[] { Diet }.OfType<string>().Select(diet => Criterion(CheckKind.Diet, diet)),
        Criterion(CheckKind.Cites, "library"),
    ]);

    public override Plan Plan => new([
        Step("search", "find the recipe"),
        Step("read_recipe", $"read it for {People}"),
        Step("write_list", "write the list")]);

    public override (string Thought, object Arguments) Act(PlanStep step, int number, string observation)
    {
        switch (step.Tool)
        {
            case "search":
                return ("the library may know it", new { query = Query });
            case "read_recipe":
                return ("this one fits", new { document = picked = Pick(observation) });
            default:
                read = Reading.Of(observation) is { Title.Length: > 0 } reading ? reading : throw new NothingFitsException();
                return ("what to buy, line by line", Writing.Arguments);
        }
    }

    public override (string Tool, object Arguments) Writing => ("write_list", new { items = read!.Ingredients, to = Agreed.File });

    public override string Finished => string.Join('\n', [read!.Title, .. read.Ingredients]);

    public override string? Found(Criterion criterion, string text) => criterion.Check switch
    {
        CheckKind.Mentions => Words.Contains(text, criterion.Value) ? criterion.Value : null,
        CheckKind.Cites => picked,
        _ => criterion.Value,
    };

    private string Query => string.Join(' ', new[] { Diet, Dish }.OfType<string>().Concat(Foods));

    // The dish that was asked for, and among its recipes one that has the foods.
    private string Pick(string observation)
    {
        var found = Title().Matches(observation).Select(match => match.Groups[1].Value).Where(title => Words.Contains(title, Dish)).ToList();
        if (found.Count == 0)
            throw new NothingFitsException();
        var best = found.Max(Held);
        return Dice.Pick([.. found.Where(title => Held(title) == best)]);
    }

    private int Held(string title) => Foods.Count(food => Words.Contains(title, food));

    [GeneratedRegex(@"^\d+\. ([^:]+): ", RegexOptions.Multiline)]
    private static partial Regex Title();
}
