using Agent.Core.Critiques;
using Agent.Core.Goals;

namespace Agent.Tools.Diets;

/// <summary>Decides the criteria "diet" and, for foods, "lacks". A diet that it does not know is left to others.</summary>
public sealed class DietCriteria(IngredientTable table) : ICriterionCheck
{
    private const int MostFindings = 5;
    private readonly DietCheck check = new(table);

    public IEnumerable<Finding> Check(Criterion criterion, Work work)
    {
        ArgumentNullException.ThrowIfNull(criterion);
        ArgumentNullException.ThrowIfNull(work);
        var diet = criterion.Check switch
        {
            CheckKind.Diet => Diet.Find(criterion.Value),
            CheckKind.Lacks => Diet.Find($"no {criterion.Value}"),
            _ => null,
        };
        if (diet is null || work.Text is not { } text)
            return [];
        var breaches = check.Check(text, diet);
        return breaches.Count == 0
            ? [new Finding(criterion, true, "")]
            : [.. breaches.Take(MostFindings).Select(breach => new Finding(criterion, false, breach.Sentence))];
    }
}
