using System.Text.RegularExpressions;

namespace Agent.Tools.Texts;

/// <summary>Words of a text, in capitals or not, that are no part of a longer word: "oak" is not in "soaked".</summary>
internal static class WholeWords
{
    public static bool Stand(string text, string words) => Of(words).IsMatch(text);

    public static int Count(string text, string words) => Of(words).Count(text);

    /// <summary>The text with other words in their place, and how often. Where the text begins them with a capital that was not asked for, the others begin with one too.</summary>
    public static (string Text, int Times) Replaced(string text, string words, string others)
    {
        var times = 0;
        var replaced = Of(words).Replace(text, match =>
        {
            times++;
            var raised = char.IsUpper(match.Value[0]) && char.IsLower(words[0]) && others.Length > 0;
            return raised ? char.ToUpperInvariant(others[0]) + others[1..] : others;
        });
        return (replaced, times);
    }

    // What begins or ends with a mark is whole by itself.
    private static Regex Of(string words) => words.Length == 0
        ? new Regex("(?!)")
        : new Regex($"{(char.IsLetterOrDigit(words[0]) ? @"(?<![\p{L}\p{N}])" : "")}{Regex.Escape(words)}{(char.IsLetterOrDigit(words[^1]) ? @"(?![\p{L}\p{N}])" : "")}", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant);
}
