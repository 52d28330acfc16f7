using System.Globalization;
using System.Text;

namespace Agent.Inference.Tokenizers;

/// <summary>The classes of characters that pre-tokenizers speak of. A lone surrogate is in none of them.</summary>
internal readonly record struct Characters(int Length, CharacterClass Class)
{
    /// <summary>The character at a position, or one of length 0 at the end.</summary>
    public static Characters At(ReadOnlySpan<char> text, int index)
    {
        if ((uint)index >= (uint)text.Length)
        {
            return default;
        }

        var character = text[index];
        if (char.IsAscii(character))
        {
            return new(1, Ascii(character));
        }

        return Rune.DecodeFromUtf16(text[index..], out var rune, out var length) == System.Buffers.OperationStatus.Done
            ? new(length, Classify(rune))
            : new(1, CharacterClass.Other);
    }

    /// <summary>The length from <paramref name="start"/> to the end of a run of one class that begins after <paramref name="length"/>.</summary>
    public static int Run(ReadOnlySpan<char> text, int start, int length, CharacterClass of, int most = int.MaxValue)
    {
        for (var count = 0; count < most && At(text, start + length) is var next && next.Class == of; count++)
        {
            length += next.Length;
        }

        return length;
    }

    private static CharacterClass Ascii(char character) => character switch
    {
        _ when char.IsAsciiLetter(character) => CharacterClass.Letter,
        _ when char.IsAsciiDigit(character) => CharacterClass.Number,
        '\r' or '\n' => CharacterClass.LineEnd,
        ' ' or (>= '\t' and <= '\f') => CharacterClass.Blank,
        _ => CharacterClass.Other,
    };

    private static CharacterClass Classify(Rune rune) => Rune.GetUnicodeCategory(rune) switch
    {
        <= UnicodeCategory.OtherLetter => CharacterClass.Letter,
        UnicodeCategory.DecimalDigitNumber or UnicodeCategory.LetterNumber or UnicodeCategory.OtherNumber => CharacterClass.Number,
        _ => Rune.IsWhiteSpace(rune) ? CharacterClass.Blank : CharacterClass.Other,
    };
}

internal enum CharacterClass
{
    /// <summary>Nothing: the end of the text.</summary>
    None,
    Letter,
    Number,

    /// <summary>White space other than a carriage return or a line feed.</summary>
    Blank,
    LineEnd,
    Other,
}
