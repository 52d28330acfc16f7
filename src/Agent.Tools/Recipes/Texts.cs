namespace Agent.Tools.Recipes;

/// <summary>Whole words of a text.</summary>
internal static class Texts
{
    /// <summary>The text with one word, as it is spelled, for another wherever it stands alone.</summary>
    public static string Replaced(string text, string word, string other)
    {
        for (var at = text.IndexOf(word, StringComparison.Ordinal); at >= 0; at = text.IndexOf(word, at + 1, StringComparison.Ordinal))
            if ((at == 0 || !char.IsLetter(text[at - 1])) && (at + word.Length == text.Length || !char.IsLetter(text[at + word.Length])))
                text = string.Concat(text.AsSpan(0, at), other, text.AsSpan(at + word.Length));
        return text;
    }
}
