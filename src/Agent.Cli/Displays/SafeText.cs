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
        for (var at = 0; at < text.Length; at++)
        {
            if (text[at] == '\e' || text[at] == '\u009b')
                at += Escape(text.AsSpan(at)) - 1;
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

    // The length of the sequence that begins here. One that never ends is only robbed of its first character, so that it cannot swallow the text behind it.
    private static int Escape(ReadOnlySpan<char> text)
    {
        if (text[0] == '\u009b')
            return Control(text, 1);
        if (text.Length < 2)
            return 1;
        return text[1] switch
        {
            '[' => Control(text, 2),
            ']' or 'P' or 'X' or '^' or '_' => Command(text),
            _ => 1,
        };
    }

    private static int Control(ReadOnlySpan<char> text, int start)
    {
        var final = text[start..].IndexOfAnyInRange('@', '~');
        return final < 0 ? start : start + final + 1;
    }

    private static int Command(ReadOnlySpan<char> text)
    {
        var bell = text.IndexOfAny('\a', '\u009c');
        var terminator = text.IndexOf("\e\\");
        return (bell, terminator) switch
        {
            ( < 0, < 0) => 2,
            (_, < 0) => bell + 1,
            ( < 0, _) => terminator + 2,
            _ => Math.Min(bell + 1, terminator + 2),
        };
    }
}
