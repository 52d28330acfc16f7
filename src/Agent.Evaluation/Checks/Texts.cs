using System.Text.RegularExpressions;
using Agent.Core.Goals;

namespace Agent.Evaluation.Checks;

/// <summary>All of these texts stand in it, character for character unless case is ignored.</summary>
public sealed record Contains(IReadOnlyList<string> Texts) : TextCheck
{
    public bool IgnoreCase { get; init; }

    private protected override string? FaultIn(string text, Evidence left)
        => Texts.FirstOrDefault(sought => !text.Contains(sought, IgnoreCase ? StringComparison.OrdinalIgnoreCase : StringComparison.Ordinal)) is { } missing
            ? $"'{Short(missing)}' does not stand in it." : null;
}

/// <summary>None of these texts stands in it, whatever the case.</summary>
public sealed record Lacks(IReadOnlyList<string> Texts) : TextCheck
{
    private protected override string? FaultIn(string text, Evidence left)
        => Texts.FirstOrDefault(sought => text.Contains(sought, StringComparison.OrdinalIgnoreCase)) is { } found ? $"'{Short(found)}' stands in it." : null;
}

/// <summary>All of these phrases are in it, word by word: case, accents and plurals do not matter. A bar separates phrases of which one is enough.</summary>
public sealed record Mentions(IReadOnlyList<string> Words) : TextCheck
{
    public override bool IsIn(Brief brief)
    {
        ArgumentNullException.ThrowIfNull(brief);
        var asked = string.Join(" . ", brief.Criteria.Where(criterion => criterion.Check is CheckKind.Mentions or CheckKind.Exact).Select(criterion => criterion.Value).Append(brief.Subject));
        return Words.All(word => word.Split('|').Any(one => Core.Critiques.Words.Contains(asked, one)));
    }

    private protected override string? FaultIn(string text, Evidence left)
        => Words.FirstOrDefault(word => !word.Split('|').Any(one => Core.Critiques.Words.Contains(text, one))) is { } missing ? $"It does not mention '{missing}'." : null;
}

/// <summary>It is this text and nothing else; white space at its ends does not matter.</summary>
public sealed record EqualTo(string Text) : TextCheck
{
    private protected override string? FaultIn(string text, Evidence left) => text.Trim() == Text.Trim() ? null : $"It reads '{Short(text.Trim())}' and should read '{Short(Text.Trim())}'.";
}

/// <summary>One of its lines reads so.</summary>
public sealed record Line(string Text) : TextCheck
{
    private protected override string? FaultIn(string text, Evidence left) => text.Split('\n').Any(line => line.TrimEnd() == Text) ? null : $"No line reads '{Short(Text)}'.";
}

/// <summary>The regular expression finds something in it within a second.</summary>
public sealed record Matches(string Pattern) : TextCheck
{
    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(1);

    private protected override string? FaultIn(string text, Evidence left)
    {
        try
        {
            return Regex.IsMatch(text, Pattern, RegexOptions.Multiline | RegexOptions.CultureInvariant, Longest) ? null : $"Nothing in it matches '{Pattern}'.";
        }
        catch (RegexMatchTimeoutException)
        {
            return $"The pattern '{Pattern}' took more than a second.";
        }
    }
}

/// <summary>What the user gets to read, delivered or told, has these phrases, compared as <see cref="Mentions"/> does.</summary>
public sealed record AnswerContains(IReadOnlyList<string> Words) : Check
{
    public override string? Fault(Evidence left)
    {
        ArgumentNullException.ThrowIfNull(left);
        return Words.FirstOrDefault(word => !word.Split('|').Any(one => Core.Critiques.Words.Contains(left.Answer, one))) is { } missing ? $"The answer does not say '{missing}'." : null;
    }
}
