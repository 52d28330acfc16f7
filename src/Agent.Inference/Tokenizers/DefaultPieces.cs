using System.Globalization;
using System.Text;

namespace Agent.Inference.Tokenizers;

/// <summary>
/// What a file without a named rule gets: runs of punctuation stand alone, between them the rules of GPT-2 hold,
/// numbers lose the space before them and are cut in threes.
/// </summary>
internal sealed class DefaultPieces : PreTokenizer
{
    public override int Next(ReadOnlySpan<char> text, int start)
    {
        if (RunOfSigns(text[start..], signs: true) is > 0 and var signs)
        {
            return signs;
        }

        var chunk = text[..(start + RunOfSigns(text[start..], signs: false))];
        var length = ClassicPieces.Length(chunk, start);
        if (Characters.At(chunk, start).Class is CharacterClass.Number)
        {
            return Threes(chunk.Slice(start, length));
        }

        return length > 1 && Characters.At(chunk, start + 1).Class is CharacterClass.Number ? 1 : length;
    }

    /// <summary>Three digits where three stand at the beginning, otherwise what stands before the next three.</summary>
    private static int Threes(ReadOnlySpan<char> number)
    {
        for (var i = 0; i + 3 <= number.Length; i++)
        {
            if (char.IsAsciiDigit(number[i]) && char.IsAsciiDigit(number[i + 1]) && char.IsAsciiDigit(number[i + 2]))
            {
                return i == 0 ? 3 : i;
            }
        }

        return number.Length;
    }

    private static int RunOfSigns(ReadOnlySpan<char> text, bool signs)
    {
        var length = 0;
        foreach (var rune in text.EnumerateRunes())
        {
            if (IsSign(rune) != signs)
            {
                break;
            }

            length += rune.Utf16SequenceLength;
        }

        return length;
    }

    private static bool IsSign(Rune rune) => rune.Value is '$' or '+' or '<' or '=' or '>' or '^' or '~' or '|'
        || Rune.GetUnicodeCategory(rune) is >= UnicodeCategory.ConnectorPunctuation and <= UnicodeCategory.OtherPunctuation;
}
