namespace Agent.Inference.Tokenizers;

/// <summary>The rules of GPT-2: lower-case contractions; words, numbers and signs, each with the one space before it; white space.</summary>
internal sealed class ClassicPieces : PreTokenizer
{
    public override int Next(ReadOnlySpan<char> text, int start) => Length(text, start);

    public static int Length(ReadOnlySpan<char> text, int start)
    {
        if (Contraction.Length(text[start..], ignoreCase: false) is > 0 and var contraction)
        {
            return contraction;
        }

        var space = text[start] == ' ' ? 1 : 0;
        var kind = Characters.At(text, start + space).Class;
        return kind is CharacterClass.Letter or CharacterClass.Number or CharacterClass.Other
            ? Characters.Run(text, start, space, kind)
            : WhiteSpace.Length(text, start, stopAtLineEnd: false);
    }
}
