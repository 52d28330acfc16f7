using System.Globalization;
using Agent.Core.Critiques;
using Agent.Core.Goals;
using Agent.Tools.Diets;

namespace Agent.Tools.Recipes;

/// <summary>Decides the criteria "form recipe" and "serves".</summary>
public sealed class RecipeCriteria(IngredientTable table) : ICriterionCheck
{
    private const int MostFindings = 5;
    private readonly RecipeCheck check = new(table);

    public IEnumerable<Finding> Check(Criterion criterion, Work work)
    {
        ArgumentNullException.ThrowIfNull(criterion);
        ArgumentNullException.ThrowIfNull(work);
        return (criterion.Check, work.Text) switch
        {
            (CheckKind.Form, { } text) when criterion.Value == "recipe" => Findings(criterion, check.Check(text)),
            (CheckKind.Serves, { } text) => Findings(criterion, Serves(criterion.Value, RecipeText.Parse(text).Serves)),
            _ => [],
        };
    }

    private static IReadOnlyList<string> Serves(string asked, int? written) => written switch
    {
        null => [$"The text does not say how many it serves. Add a line '- Serves: {asked}'."],
        { } people when people.ToString(CultureInfo.InvariantCulture) != asked.Trim() => [$"The text serves {people}, and {asked} were asked for. Change the line and the amounts."],
        _ => [],
    };

    private static IEnumerable<Finding> Findings(Criterion criterion, IReadOnlyList<string> sentences) => sentences.Count == 0
        ? [new Finding(criterion, true, "")]
        : sentences.Take(MostFindings).Select(sentence => new Finding(criterion, false, sentence));
}
