namespace Agent.Inference.Tokenizers;

/// <summary>The rules of GPT-2 between digits, and every digit by itself.</summary>
internal sealed class SingleDigitPieces : PreTokenizer
{
    public override int Next(ReadOnlySpan<char> text, int start)
    {
        if (Characters.At(text, start) is { Class: CharacterClass.Number } digit)
        {
            return digit.Length;
        }

        // The other rules see only the text up to the next digit, as if it ended there.
        var end = start;
        while (Characters.At(text, end) is { Length: > 0, Class: not CharacterClass.Number } next)
        {
            end += next.Length;
        }

        return ClassicPieces.Length(text[..end], start);
    }
}
