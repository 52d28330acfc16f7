using Agent.Core.Critiques;
using Agent.Core.Goals;
using Agent.Tools.Diets;

namespace Agent.Tools.Recipes;

/// <summary>Decides the criterion "form recipe".</summary>
public sealed class RecipeCriteria(IngredientTable table) : ICriterionCheck
{
    private const int MostFindings = 5;
    private readonly RecipeCheck check = new(table);

    public IEnumerable<Finding> Check(Criterion criterion, Work work)
    {
        ArgumentNullException.ThrowIfNull(criterion);
        ArgumentNullException.ThrowIfNull(work);
        return criterion is { Check: CheckKind.Form, Value: "recipe" } && work.Text is { } text ? Findings(criterion, check.Check(text)) : [];
    }

    private static IEnumerable<Finding> Findings(Criterion criterion, IReadOnlyList<string> sentences) => sentences.Count == 0
        ? [new Finding(criterion, true, "")]
        : sentences.Take(MostFindings).Select(sentence => new Finding(criterion, false, sentence));
}
