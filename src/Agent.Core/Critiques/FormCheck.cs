using Agent.Core.Goals;

namespace Agent.Core.Critiques;

/// <summary>The shapes that need no knowledge of a field: text, answer, list and menu.</summary>
public sealed class FormCheck : ICriterionCheck
{
    public IEnumerable<Finding> Check(Criterion criterion, Work work)
    {
        ArgumentNullException.ThrowIfNull(criterion);
        ArgumentNullException.ThrowIfNull(work);
        if (criterion.Check != CheckKind.Form || work.Text is not { } text)
            return [];
        var items = text.Split('\n').Count(line => line.StartsWith("- ", StringComparison.Ordinal));
        var wrong = criterion.Value switch
        {
            "text" or "answer" when text.Trim().Length == 0 => "The file is empty.",
            "list" when items < 2 => $"The list has {items} lines that start with '- '; it needs at least 2.",
            "menu" when items < 3 => $"The menu has {items} lines that start with '- '; it needs at least 3 courses.",
            _ => "",
        };
        return [new Finding(criterion, wrong.Length == 0, wrong)];
    }
}
