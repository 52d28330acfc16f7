using System.Globalization;
using System.Text;

namespace Agent.Cli.Displays;

/// <summary>Text of models and tools made safe for a terminal: no control character, no escape sequence, nothing that turns the reading direction.</summary>
public static class SafeText
{
    /// <summary>Text of many lines; line breaks and tabs stay.</summary>
    public static string Of(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        var safe = new StringBuilder(text.Length);
        var sequences = new EscapeSequences(text);
        for (var at = 0; at < text.Length; at++)
        {
            if (text[at] is '\e' or '\u009b')
                at += sequences.LengthAt(at) - 1;
            else if (IsSafe(text[at]))
                safe.Append(text[at]);
        }
        return safe.ToString();
    }

    /// <summary>Text on one line of at most so many characters.</summary>
    public static string Line(string text, int most = int.MaxValue)
    {
        ArgumentNullException.ThrowIfNull(text);
        var line = Of(text).ReplaceLineEndings(" ").Replace('\t', ' ').Trim();
        if (line.Length <= most)
            return line;
        var end = Math.Max(most - 1, 0);
        return end > 0 && char.IsHighSurrogate(line[end - 1]) ? $"{line[..(end - 1)]}…" : $"{line[..end]}…";
    }

    /// <summary>Whether a character may reach a terminal as it is.</summary>
    internal static bool IsSafe(char c) => c is '\n' or '\t' || CharUnicodeInfo.GetUnicodeCategory(c) is not
        (UnicodeCategory.Control or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator) && !TurnsDirection(c);

    // Marks, embeddings, overrides and isolates: with these a file's name or a sentence reads other than it is.
    private static bool TurnsDirection(char c) => c is '\u061c' or '\u200e' or '\u200f' or (>= '\u202a' and <= '\u202e') or (>= '\u2066' and <= '\u2069');
}
