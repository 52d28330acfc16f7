using System.Text;

namespace Agent.Inference.Tokenizers;

/// <summary>
/// The spelling of bytes in byte-level vocabularies: printable Latin-1 characters stand for themselves,
/// every other byte for a character from U+0100 on, in order, so that a piece never holds a blank.
/// </summary>
internal static class ByteAlphabet
{
    private static readonly char[] s_characters = new char[256];
    private static readonly Dictionary<char, byte> s_bytes = [];

    static ByteAlphabet()
    {
        var next = '\u0100';
        for (var value = 0; value < 256; value++)
        {
            var stands = (char)value is (>= '!' and <= '~') or (>= '\u00A1' and <= '\u00AC') or (>= '\u00AE' and <= '\u00FF');
            s_characters[value] = stands ? (char)value : next++;
            s_bytes[s_characters[value]] = (byte)value;
        }
    }

    public static char Character(byte value) => s_characters[value];

    /// <summary>The bytes that a piece spells; a character outside the alphabet spells its own UTF-8.</summary>
    public static byte[] Bytes(string piece)
    {
        var bytes = new List<byte>(piece.Length);
        foreach (var rune in piece.EnumerateRunes())
        {
            if (rune.IsBmp && s_bytes.TryGetValue((char)rune.Value, out var value))
            {
                bytes.Add(value);
            }
            else
            {
                bytes.AddRange(Encoding.UTF8.GetBytes(rune.ToString()));
            }
        }

        return [.. bytes];
    }
}
