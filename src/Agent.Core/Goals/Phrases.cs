using System.Text.RegularExpressions;

namespace Agent.Core.Goals;

/// <summary>The words of a goal in the forms in which a brief may quote them, so that a quotation cannot be misspelled.</summary>
public static partial class Phrases
{
    private const int MostWords = 48;
    private const int MostQuoted = 400;
    private static readonly char[] Edges = [' ', '.', ',', ';', ':', '!', '?', '"', '\'', '(', ')', '-', '\u2013', '\u201c', '\u201d', '\u2018', '\u2019'];
    private static readonly string[] Numbers = ["zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve", "thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen", "twenty"];
    private static readonly string[] Tens = ["thirty", "forty", "fifty", "sixty"];
    private static readonly Dictionary<string, string> Counted = new() { ["couple"] = "2", ["pair"] = "2", ["both"] = "2", ["dozen"] = "12", ["alone"] = "1", ["myself"] = "1" };

    /// <summary>Every run of up to <paramref name="most"/> words, without the punctuation at its ends; empty for a goal too long to quote from.</summary>
    public static IReadOnlyList<string> Of(Goal goal, int most)
    {
        ArgumentNullException.ThrowIfNull(goal);
        var words = goal.Text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries);
        if (words.Length > MostWords)
            return [];
        var runs = from start in Enumerable.Range(0, words.Length)
                   from length in Enumerable.Range(1, Math.Min(most, words.Length - start))
                   where !words[start..(start + length - 1)].Any(word => word[^1] is ':' or ';' or '!' or '?')
                   select string.Join(' ', words[start..(start + length)]).Trim(Edges);
        return [.. runs.Where(run => run.Length is > 0 and <= 200).Distinct()];
    }

    /// <summary>What the goal puts between quotation marks, whole: a user who quotes means every word of it.</summary>
    public static IReadOnlyList<string> QuotedOf(Goal goal) => [.. QuotationsOf(goal).Select(quotation => quotation.Text).Distinct()];

    /// <summary>All quotations of the goal in its order, each with where its marks begin and end; an apostrophe within a word ends none.</summary>
    public static IReadOnlyList<(int At, int End, string Text)> QuotationsOf(Goal goal)
    {
        ArgumentNullException.ThrowIfNull(goal);
        return [.. Quotation().Matches(goal.Text).Select(match => (match.Index, match.Index + match.Length, match.Groups["text"].Value)).Where(quotation => quotation.Value.Length <= MostQuoted)];
    }

    /// <summary>The numbers of the goal as digits, those in letters too.</summary>
    public static IReadOnlyList<string> NumbersOf(string goal)
    {
        ArgumentNullException.ThrowIfNull(goal);
        return [.. Word().Matches(goal.ToLowerInvariant()).Select(match => match.Value)
            .Select(word => Counted.GetValueOrDefault(word, Digits(word)))
            .Where(word => char.IsAsciiDigit(word[0])).Distinct()];
    }

    /// <summary>A number in letters up to twenty, or of whole tens up to sixty, as digits; every other word as it is.</summary>
    public static string Digits(string word) => (Array.IndexOf(Numbers, word), Array.IndexOf(Tens, word)) switch
    {
        ( > 0 and var number, _) => $"{number}",
        (_, >= 0 and var tens) => $"{10 * (tens + 3)}",
        _ => word,
    };

    /// <summary>The names of files that the goal mentions; "e.g." and a time of day are none.</summary>
    public static IReadOnlyList<string> FilesOf(Goal goal)
    {
        ArgumentNullException.ThrowIfNull(goal);
        return [.. FileName().Matches(goal.Text).Select(match => match.Value).Where(name => !Abbreviation().IsMatch(name)).Distinct()];
    }

    [GeneratedRegex("""
        (?<!\w)(?:"(?<text>[^"\n]+)"|\u201c(?<text>[^\u201c\u201d\n]+)\u201d|'(?<text>(?:[^'\n]|(?<=\w)'(?=\w))+)'|\u2018(?<text>(?:[^\u2018\u2019\n]|(?<=\w)\u2019(?=\w))+)\u2019)(?!\w)
        """, RegexOptions.IgnorePatternWhitespace)]
    private static partial Regex Quotation();

    [GeneratedRegex(@"[a-z]+|\d{1,4}")]
    private static partial Regex Word();

    [GeneratedRegex(@"[\p{L}\p{N}_][\p{L}\p{N}_./-]*\.[\p{L}][\p{L}\p{N}]{0,4}\b")]
    private static partial Regex FileName();

    [GeneratedRegex(@"^(?:e\.g|i\.e|\d*[ap]\.m|[a-z]\.k\.a|u\.[ks])$", RegexOptions.IgnoreCase)]
    private static partial Regex Abbreviation();
}
