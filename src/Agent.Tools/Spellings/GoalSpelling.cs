using System.Text.RegularExpressions;
using Agent.Core.Goals;
using Agent.Tools.Diets;

namespace Agent.Tools.Spellings;

/// <summary>Goals as they were meant: "cake wihtout egs" is a cake without eggs.</summary>
public sealed partial class GoalSpelling
{
    private const double LeastKnown = 0.5;

    private readonly Lazy<KnownWords> words;

    private GoalSpelling(Func<KnownWords> words) => this.words = new(words);

    /// <summary>By the words of everyday speech and those of a library's folder; null where it has no table of foods, since the names of foods would be taken for slips.</summary>
    public static GoalSpelling? In(string library) => IngredientTable.In(library) is { } table ? new(() => KnownWords.In(library, table)) : null;

    /// <summary>The goal with the words mended that are surely slips. Names, quotations, and goals about files and notes stay as they are: there every letter is meant.</summary>
    public Goal Mended(Goal goal)
    {
        ArgumentNullException.ThrowIfNull(goal);
        if (Verbatim().IsMatch(goal.Text) || Phrases.FilesOf(goal).Count > 0 || Phrases.QuotedOf(goal).Count > 0 || !IsOurs(goal.Text))
            return goal;
        var loud = !goal.Text.Any(char.IsLower);
        return new(Word().Replace(goal.Text, match => loud || !char.IsUpper(match.Value[0]) || Begins(goal.Text, match.Index) ? Like(match.Value, words.Value.Meant(match.Value.ToLowerInvariant())) : match.Value));
    }

    // In a language that the words do not know, everything would be a slip.
    private bool IsOurs(string text) => Word().Matches(text).Select(match => match.Value.ToLowerInvariant()).ToList() is var said && said.Count(word => words.Value.Has(word) || words.Value.Meant(word) != word) > said.Count * LeastKnown;

    private static bool Begins(string text, int at) => text[..at].TrimEnd() is "" or [.., '.' or '!' or '?' or '\n'];

    private static string Like(string said, string meant) => (char.IsUpper(said[0]), said.Any(char.IsLower)) switch
    {
        _ when said.Equals(meant, StringComparison.OrdinalIgnoreCase) => said,
        (true, false) => meant.ToUpperInvariant(),
        (true, true) => char.ToUpperInvariant(meant[0]) + meant[1..],
        _ => meant,
    };

    // Whose something is, is a name more often than not.
    [GeneratedRegex(@"(?<![\p{L}\p{N}'\u2019_/-])\p{L}{3,}(?![\p{L}\p{N}'\u2019_/-])")]
    private static partial Regex Word();

    [GeneratedRegex(@"\b(?:files?|folders?|csv|tsv|json|columns?|rows?|lines?|notes?|remember|words?|letters?|spell\w*)\b|\w@\w|://", RegexOptions.IgnoreCase)]
    private static partial Regex Verbatim();
}
