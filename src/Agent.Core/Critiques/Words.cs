using System.Globalization;
using System.Text;

namespace Agent.Core.Critiques;

/// <summary>Text reduced to words that can be compared: lower case, no accents, no punctuation, plural endings cut.</summary>
public static class Words
{
    private const string Letters =
        "AAAAAAACEEEEIIIIÐNOOOOO×OUUUUYÞsaaaaaaaceeeeiiiiðnooooo÷ouuuuyþyAaAaAaCcCcCcCcDdDdEeEeEeEeEeGgGg" +
        "GgGgHhĦħIiIiIiIiIiĲĳJjKkĸLlLlLlĿŀLlNnNnNnŉŊŋOoOoOoOoRrRrRrSsSsSsSsTtTtŦŧUuUuUuUuUuUuWwYyYZzZzZzſ";

    public static IReadOnlyList<string> Of(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        var words = new List<string>();
        var word = new StringBuilder();
        foreach (var c in text)
        {
            if (char.IsLetterOrDigit(c))
                word.Append(char.ToLowerInvariant(Plain(c)));
            else if (CharUnicodeInfo.GetUnicodeCategory(c) != UnicodeCategory.NonSpacingMark)
                Take();
        }
        Take();
        return words;

        void Take()
        {
            if (word.Length > 0)
                words.Add(Stem(word.ToString()));
            word.Clear();
        }
    }

    /// <summary>Whether the words of <paramref name="phrase"/> stand in <paramref name="text"/>, next to each other and in order.</summary>
    public static bool Contains(string text, string phrase)
    {
        var sought = Of(phrase);
        if (sought.Count == 0)
            return false;
        var words = Of(text);
        for (var at = 0; at + sought.Count <= words.Count; at++)
        {
            var length = 0;
            while (length < sought.Count && words[at + length] == sought[length])
                length++;
            if (length == sought.Count)
                return true;
        }
        return false;
    }

    // A program without culture data has no normal forms, so the Latin letters with accents stand here, from U+00C0 to U+017F.
    private static char Plain(char c) => c is >= '\u00C0' and <= '\u017F' ? Letters[c - '\u00C0'] : c;

    // "berries" and "berry", "tomatoes" and "tomato", "pears" and "pear" are the same word to a reader.
    private static string Stem(string word) => word switch
    {
        { Length: > 4 } when word.EndsWith("ies", StringComparison.Ordinal) => word[..^3] + "y",
        { Length: > 4 } when word.EndsWith("oes", StringComparison.Ordinal) => word[..^2],
        { Length: > 3 } when word.EndsWith('s') && !word.EndsWith("ss", StringComparison.Ordinal) => word[..^1],
        _ => word,
    };
}
