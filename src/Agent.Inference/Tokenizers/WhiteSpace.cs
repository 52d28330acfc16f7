namespace Agent.Inference.Tokenizers;

internal static class WhiteSpace
{
    /// <summary>
    /// How much of the white space at <paramref name="start"/> is one piece: up to its last line end where the rules say so,
    /// otherwise all of it but its last character, which belongs to the word that follows.
    /// </summary>
    public static int Length(ReadOnlySpan<char> text, int start, bool stopAtLineEnd)
    {
        var (length, last, lineEnd) = (0, 0, 0);
        for (; Characters.At(text, start + length) is { Class: CharacterClass.Blank or CharacterClass.LineEnd } next; length += last)
        {
            last = next.Length;
            lineEnd = next.Class is CharacterClass.LineEnd ? length + last : lineEnd;
        }

        if (stopAtLineEnd && lineEnd > 0)
        {
            return lineEnd;
        }

        return start + length < text.Length && length > last ? length - last : length;
    }
}
