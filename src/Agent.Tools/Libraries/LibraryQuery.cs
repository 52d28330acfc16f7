using System.Collections.Frozen;
using System.Globalization;
using System.Text;

namespace Agent.Tools.Libraries;

/// <summary>Any text as a full-text query: its telling words, quoted, so that nothing in it can be syntax.</summary>
internal static class LibraryQuery
{
    private const int MaxWords = 32;

    private static readonly FrozenSet<string> StopWords = FrozenSet.ToFrozenSet(
    [
        "a", "about", "all", "am", "an", "and", "any", "are", "as", "at", "be", "been", "but", "by", "can", "could", "did", "do", "does", "every",
        "find", "for", "from", "get", "give", "had", "has", "have", "how", "i", "if", "in", "into", "is", "it", "its", "let", "look", "make", "me", "my",
        "need", "of", "on", "or", "our", "out", "please", "read", "search", "should", "so", "some", "tell", "than", "that", "the", "their", "them",
        "then", "there", "these", "they", "this", "those", "to", "up", "us", "want", "was", "we", "were", "what", "when", "where", "which", "who", "why",
        "will", "with", "would", "write", "you", "your",
    ]);

    /// <summary>The words as terms for FTS5; empty when the text has no word in it.</summary>
    public static IReadOnlyList<string> From(string text)
    {
        var words = Words(text);
        var telling = words.Where(word => !StopWords.Contains(word)).ToList();
        var chosen = telling.Count > 0 ? telling : words;
        return [.. chosen.Select(word => $"\"{word}\"")];
    }

    /// <summary>Letters, digits and the marks on them make words, as in the index's own tokenizer.</summary>
    private static List<string> Words(string text)
    {
        var words = new List<string>();
        var word = new StringBuilder();
        foreach (var rune in text.EnumerateRunes())
        {
            if (IsPartOfWord(rune))
                word.Append(Rune.ToLowerInvariant(rune).ToString());
            else
                End(word, words);
            if (words.Count >= MaxWords)
                return words;
        }
        End(word, words);
        return words;
    }

    private static void End(StringBuilder word, List<string> words)
    {
        if (word.Length > 0 && word.ToString() is var found && !words.Contains(found))
            words.Add(found);
        word.Clear();
    }

    private static bool IsPartOfWord(Rune rune) => rune != Rune.ReplacementChar
        && (Rune.IsLetterOrDigit(rune) || Rune.GetUnicodeCategory(rune) is UnicodeCategory.NonSpacingMark or UnicodeCategory.OtherNumber or UnicodeCategory.LetterNumber);
}
