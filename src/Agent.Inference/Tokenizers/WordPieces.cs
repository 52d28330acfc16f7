namespace Agent.Inference.Tokenizers;

/// <summary>
/// The rules of Llama 3 and of Qwen 2, which differ only in how many digits stay together: English contractions;
/// a word with one leading character that is no letter, number or line end; numbers; a blank and a run of signs with
/// the line ends after it; white space up to its last line end; white space before the blank of the next word.
/// </summary>
internal sealed class WordPieces(int digits) : PreTokenizer
{
    public override int Next(ReadOnlySpan<char> text, int start)
    {
        if (Contraction.Length(text[start..], ignoreCase: true) is > 0 and var contraction)
        {
            return contraction;
        }

        var first = Characters.At(text, start);
        var second = Characters.At(text, start + first.Length);
        return first.Class switch
        {
            CharacterClass.Letter => Run(text, start, 0, CharacterClass.Letter),
            CharacterClass.Number => Run(text, start, 0, CharacterClass.Number, digits),
            CharacterClass.Blank or CharacterClass.Other when second.Class is CharacterClass.Letter
                => Run(text, start, first.Length, CharacterClass.Letter),
            CharacterClass.Other => Signs(text, start, 0),
            _ when text[start] == ' ' && second.Class is CharacterClass.Other => Signs(text, start, 1),
            _ => WhiteSpace.Length(text, start, stopAtLineEnd: true),
        };
    }

    private static int Signs(ReadOnlySpan<char> text, int start, int length)
        => Run(text, start, Run(text, start, length, CharacterClass.Other), CharacterClass.LineEnd);

    /// <summary>The length from <paramref name="start"/> to the end of a run of one class that begins after <paramref name="length"/>.</summary>
    private static int Run(ReadOnlySpan<char> text, int start, int length, CharacterClass of, int most = int.MaxValue)
    {
        for (var count = 0; count < most && Characters.At(text, start + length) is var next && next.Class == of; count++)
        {
            length += next.Length;
        }

        return length;
    }
}
