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
            CharacterClass.Letter => Characters.Run(text, start, 0, CharacterClass.Letter),
            CharacterClass.Number => Characters.Run(text, start, 0, CharacterClass.Number, digits),
            CharacterClass.Blank or CharacterClass.Other when second.Class is CharacterClass.Letter
                => Characters.Run(text, start, first.Length, CharacterClass.Letter),
            CharacterClass.Other => Signs(text, start, 0),
            _ when text[start] == ' ' && second.Class is CharacterClass.Other => Signs(text, start, 1),
            _ => WhiteSpace.Length(text, start, stopAtLineEnd: true),
        };
    }

    private static int Signs(ReadOnlySpan<char> text, int start, int length)
        => Characters.Run(text, start, Characters.Run(text, start, length, CharacterClass.Other), CharacterClass.LineEnd);
}
