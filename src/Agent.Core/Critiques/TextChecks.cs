using System.Text.RegularExpressions;
using Agent.Core.Goals;

namespace Agent.Core.Critiques;

/// <summary>The checks that hold for any text: mentions, lacks, exact and cites.</summary>
public sealed class TextChecks : ICriterionCheck
{
    public IEnumerable<Finding> Check(Criterion criterion, Work work)
    {
        ArgumentNullException.ThrowIfNull(criterion);
        ArgumentNullException.ThrowIfNull(work);
        if (work.Text is not { } text)
            return [];
        var value = criterion.Value;
        return criterion.Check switch
        {
            CheckKind.Mentions => One(Words.Contains(text, value), $"The text does not mention '{value}'."),
            CheckKind.Lacks => One(!Words.Contains(WithoutDenials(WithoutSources(text), value), value), $"The text mentions '{value}', which must not be in it."),
            CheckKind.Exact => One(text.Split('\n').Any(line => line.TrimEnd('\r') == value), $"No line reads exactly '{value}'."),
            CheckKind.Cites when Unread(work, text) is { } unread => One(false, $"The source '{unread}' was not read. Read were: {string.Join(", ", work.Sources)}."),
            CheckKind.Cites => One(work.Sources.Any(source => Words.Contains(Sources(text), source)), Citation(work)),
            _ => [],
        };

        Finding[] One(bool passed, string wrong) => [new Finding(criterion, passed, passed ? "" : wrong)];
    }

    // A recipe of walnuts is named as the source of what was made of it without them.
    private static string WithoutSources(string text) => text.LastIndexOf("\n## Sources", StringComparison.Ordinal) is >= 0 and var at ? text[..at] : text;

    // "Egg-free" says that there is no egg.
    private static string WithoutDenials(string text, string value)
        => Regex.Replace(text, $@"\b{Regex.Escape(value.TrimEnd('s'))}s?[- ]free\b", "", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant);

    private static string Citation(Work work) => work.Sources.Count == 0
        ? "Nothing was read, so no source can be named."
        : $"No source is named under 'Sources'. Read were: {string.Join(", ", work.Sources)}.";

    // The first item under the sources that is none of what was read.
    private static string? Unread(Work work, string text)
        => work.Sources.Count == 0 ? null : Sources(text).Split('\n').Where(line => line.StartsWith("- ", StringComparison.Ordinal)).Select(line => line[2..].Trim())
            .FirstOrDefault(item => item.Length > 0 && !work.Sources.Any(source => Words.Contains(item, source)));

    // A source counts only where sources are named, so that a dish that shares its document's name does not cite it by accident.
    private static string Sources(string text)
    {
        var at = text.LastIndexOf("Source", StringComparison.OrdinalIgnoreCase);
        return at < 0 ? "" : text[at..];
    }
}
