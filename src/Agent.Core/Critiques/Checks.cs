using Agent.Core.Goals;

namespace Agent.Core.Critiques;

/// <summary>All checks of a run, asked criterion by criterion.</summary>
public sealed class Checks(IEnumerable<ICriterionCheck> checks)
{
    private readonly IReadOnlyList<ICriterionCheck> checks = [.. checks];

    /// <summary>The findings in the order of the criteria. A file that is not there fails once, by that alone.</summary>
    public IReadOnlyList<Finding> Of(Work work)
    {
        ArgumentNullException.ThrowIfNull(work);
        if (string.IsNullOrWhiteSpace(work.Text))
            return [new Finding(new Criterion(CheckKind.Form, "file"), false, $"The file '{work.Brief.File}' has not been written.")];
        return [.. work.Brief.Criteria.SelectMany(criterion => checks.SelectMany(check => check.Check(criterion, work)))];
    }
}
