using System.Text.RegularExpressions;

namespace Agent.Evaluation.Datasets;

/// <summary>Puts a name such as <c>&lt;email-1&gt;</c> in the place of what is secret or personal, the same for the same text within one conversation, so that a copy stays a copy.</summary>
public sealed class Mask
{
    private readonly Dictionary<string, string> names = [];
    private readonly Dictionary<string, int> counts = [];

    /// <summary>How many different texts of each kind were masked.</summary>
    public IReadOnlyDictionary<string, int> Counts => counts;

    public string Of(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        // Most texts hold nothing of the kind, and one look says so.
        if (!Secrets.Maybe(text))
            return text;
        foreach (var (kind, pattern, accepts) in Secrets.All)
            text = pattern.Replace(text, match => Replaced(kind, match, accepts));
        return text;
    }

    // What stands before and behind the secret part stays, so that "password: " is still there.
    private string Replaced(string kind, Match match, Func<string, bool> accepts)
    {
        var secret = match.Groups["secret"];
        if (!accepts(secret.Value) || secret.Value.StartsWith('<'))
            return match.Value;
        var (before, after) = (match.Value[..(secret.Index - match.Index)], match.Value[(secret.Index - match.Index + secret.Length)..]);
        return $"{before}{Name(kind, secret.Value)}{after}";
    }

    private string Name(string kind, string secret)
    {
        if (!names.TryGetValue(secret, out var name))
        {
            counts[kind] = counts.GetValueOrDefault(kind) + 1;
            names[secret] = name = $"<{kind}-{counts[kind]}>";
        }
        return name;
    }
}
