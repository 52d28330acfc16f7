using System.Buffers;
using System.Text;
using Agent.Inference.Tokenizers;

namespace Agent.Inference.Replies;

/// <summary>
/// Finds tokens for bytes that a grammar leaves no choice about. Whole text is encoded as the tokenizer would; the
/// bytes of a character that begins or ends elsewhere become single-byte tokens.
/// </summary>
internal sealed class ForcedText
{
    private readonly Tokenizer _tokenizer;
    private readonly int[] _byteTokens = new int[256];

    public ForcedText(Tokenizer tokenizer)
    {
        _tokenizer = tokenizer;
        Array.Fill(_byteTokens, -1);
        for (var token = tokenizer.Count - 1; token >= 0; token--)
        {
            if (tokenizer.Bytes(token).Span is [var single] && !tokenizer.EndOfGeneration.Contains(token))
            {
                _byteTokens[single] = token;
            }
        }
    }

    /// <summary>A byte that UTF-8 uses and the vocabulary cannot spell, or null when it can spell them all.</summary>
    public byte? Unspellable()
    {
        for (var value = 0; value < 0xF5; value++)
        {
            if (value is not (0xC0 or 0xC1) && _byteTokens[value] < 0)
            {
                return (byte)value;
            }
        }

        return null;
    }

    /// <summary>Tokens whose bytes together are exactly these; never more of them than bytes.</summary>
    public int[] Encode(ReadOnlySpan<byte> bytes)
    {
        var tokens = new List<int>(bytes.Length);
        while (!bytes.IsEmpty)
        {
            var whole = WholeCharacters(bytes);
            if (whole == 0)
            {
                tokens.Add(_byteTokens[bytes[0]]);
                bytes = bytes[1..];
                continue;
            }

            AddText(bytes[..whole], tokens);
            bytes = bytes[whole..];
        }

        return [.. tokens];
    }

    private static int WholeCharacters(ReadOnlySpan<byte> bytes)
    {
        var length = 0;
        while (Rune.DecodeFromUtf8(bytes[length..], out _, out var consumed) == OperationStatus.Done)
        {
            length += consumed;
        }

        return length;
    }

    private void AddText(ReadOnlySpan<byte> bytes, List<int> tokens)
    {
        var start = tokens.Count;
        // It goes on from other text, or follows the marker before a reply: either way no space is put before it.
        _tokenizer.Encode(Encoding.UTF8.GetString(bytes), special: false, begins: false, tokens);
        if (IsExactly(tokens, start, bytes))
        {
            return;
        }

        tokens.RemoveRange(start, tokens.Count - start);
        foreach (var value in bytes)
        {
            tokens.Add(_byteTokens[value]);
        }
    }

    private bool IsExactly(List<int> tokens, int start, ReadOnlySpan<byte> bytes)
    {
        for (var i = start; i < tokens.Count; i++)
        {
            var part = _tokenizer.Bytes(tokens[i]).Span;
            if (part.IsEmpty || !bytes.StartsWith(part))
            {
                return false;
            }

            bytes = bytes[part.Length..];
        }

        return bytes.IsEmpty;
    }
}
