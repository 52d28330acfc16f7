namespace Agent.Inference.Tokenizers;

/// <summary>An apostrophe with what English contracts after it.</summary>
internal static class Contraction
{
    private static readonly string[] s_endings = ["s", "t", "re", "ve", "m", "ll", "d"];

    /// <summary>The length of the contraction at the beginning of the text, or 0.</summary>
    public static int Length(ReadOnlySpan<char> text, bool ignoreCase)
    {
        if (text.Length < 2 || text[0] != '\'')
        {
            return 0;
        }

        var comparison = ignoreCase ? StringComparison.OrdinalIgnoreCase : StringComparison.Ordinal;
        foreach (var ending in s_endings)
        {
            if (text[1..].StartsWith(ending, comparison))
            {
                return 1 + ending.Length;
            }
        }

        return 0;
    }
}
