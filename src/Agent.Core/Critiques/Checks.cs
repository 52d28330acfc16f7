using Agent.Core.Goals;

namespace Agent.Core.Critiques;

/// <summary>All checks of a run, asked criterion by criterion.</summary>
public sealed class Checks(IEnumerable<ICriterionCheck> checks, IEnumerable<IGoalReader>? readers = null)
{
    private readonly IReadOnlyList<ICriterionCheck> checks = [.. checks];
    private readonly IReadOnlyList<IGoalReader> readers = [.. readers ?? []];

    /// <summary>What reads goals, without the checks: only the critique judges the work then.</summary>
    public Checks ReadersOnly => new([], readers);

    /// <summary>What the goal says in so many words; null when no reader finds anything.</summary>
    public IReadOnlyList<Criterion>? Stated(Goal goal)
        => readers.SelectMany(reader => reader.Stated(goal)).GroupBy(criterion => (criterion.Check, criterion.Value)).Select(same => same.MaxBy(criterion => criterion.IsDish)!).ToList() is { Count: > 0 } stated ? stated : null;

    /// <summary>Whether a reader takes the words for everyday speech.</summary>
    public bool AreEveryday(string said) => readers.Any(reader => reader.IsEveryday(said));

    /// <summary>What is wrong with a brief before any work: it leaves out words of the goal, or its subject breaks a diet or names what must be lacking. Null when nothing is.</summary>
    public string? OfBrief(Goal goal, Brief brief)
    {
        ArgumentNullException.ThrowIfNull(brief);
        // Only a brief that gathers the goal's words as criteria can be held to them; a chore names files, a question its keywords.
        if (brief.Criteria.Any(c => c.Check is CheckKind.Mentions or CheckKind.Serves) && Coverage.LeftOut(goal, brief).Where(word => !AreEveryday(word)).ToList() is { Count: > 0 } left)
            return $"the brief leaves out {string.Join(", ", left.Take(3).Select(word => $"'{word}'"))}.";
        var subject = new Work(goal, brief, brief.Subject, []);
        return brief.Criteria.Where(c => c.Check is CheckKind.Diet or CheckKind.Lacks)
            .SelectMany(criterion => checks.SelectMany(check => check.Check(criterion, subject)))
            .FirstOrDefault(finding => !finding.Passed)?.Text;
    }

    /// <summary>The findings in the order of the criteria. A file that is not there fails once, by that alone.</summary>
    public IReadOnlyList<Finding> Of(Work work)
    {
        ArgumentNullException.ThrowIfNull(work);
        if (string.IsNullOrWhiteSpace(work.Text))
            return [new Finding(new Criterion(CheckKind.Form, "file"), false, $"The file '{work.Brief.File}' has not been written.")];
        var made = work.Chore is { } chore ? [new Criterion(CheckKind.Made, string.Join(", ", chore.Tools))] : Array.Empty<Criterion>();
        return [.. work.Brief.Criteria.Concat(made).SelectMany(criterion => checks.SelectMany(check => check.Check(criterion, work)))];
    }
}
