using System.Text;
using Agent.Inference.Files;

namespace Agent.Inference.Tokenizers;

/// <summary>Byte-level byte-pair encoding, the <c>gpt2</c> model of GGUF files.</summary>
internal sealed class BytePairTokenizer : Tokenizer
{
    private readonly PreTokenizer _pieces;
    private readonly BytePairs _pairs;
    private readonly bool _wholePiecesFirst;
    private readonly Dictionary<string, int> _plain = new(StringComparer.Ordinal);
    private readonly byte[][] _bytes;
    private readonly PieceCache _cache = new();

    private BytePairTokenizer(GgufFile file, Vocabulary vocabulary, bool addsBos, bool wholePiecesFirst)
        : base(vocabulary, addsBos)
    {
        _pieces = PreTokenizer.For(file);
        _pairs = new(file);
        _wholePiecesFirst = wholePiecesFirst;
        _bytes = new byte[vocabulary.Count][];
        for (var id = 0; id < vocabulary.Count; id++)
        {
            var (piece, kind) = (vocabulary.Pieces[id], vocabulary.Kinds[id]);
            _bytes[id] = kind switch
            {
                TokenKind.Normal or TokenKind.Byte => ByteAlphabet.Bytes(piece),
                TokenKind.UserDefined => Encoding.UTF8.GetBytes(piece),
                _ => [],
            };

            if (vocabulary.IsPlain(id) || kind is TokenKind.Byte)
            {
                _plain[piece] = id;
            }
        }

        RequireBytes(file);
    }

    public static BytePairTokenizer Read(GgufFile file)
    {
        var llama = PreTokenizer.IsLlama3(file);
        return new(file, Vocabulary.Read(file), file.Flag("tokenizer.ggml.add_bos_token") ?? llama, wholePiecesFirst: llama);
    }

    public override ReadOnlyMemory<byte> Bytes(int token) => _bytes[token];

    private protected override void EncodeText(ReadOnlySpan<char> text, bool begins, List<int> tokens)
    {
        for (var start = 0; start < text.Length;)
        {
            var piece = text.Slice(start, _pieces.Next(text, start));
            start += piece.Length;
            if (!_cache.TryGet(piece, out var known))
            {
                known = EncodePiece(piece);
                _cache.Keep(piece, known);
            }

            tokens.AddRange(known);
        }
    }

    private int[] EncodePiece(ReadOnlySpan<char> piece)
    {
        var bytes = new byte[Encoding.UTF8.GetByteCount(piece)];
        Encoding.UTF8.GetBytes(piece, bytes);
        if (_wholePiecesFirst && _plain.TryGetValue(string.Concat(bytes.Select(ByteAlphabet.Character)), out var whole))
        {
            return [whole];
        }

        var tokens = new List<int>();
        foreach (var symbol in _pairs.Merge(bytes))
        {
            var text = _pairs.Text(symbol);
            if (_plain.TryGetValue(text, out var token))
            {
                tokens.Add(token);
            }
            else
            {
                // A merged symbol may have no token of its own: it is spelled by its characters.
                tokens.AddRange(text.Select(character => Byte(character) ?? Vocabulary.Unknown!.Value));
            }
        }

        return [.. tokens];
    }

    private int? Byte(char character) => _plain.TryGetValue(character.ToString(), out var token) ? token : null;

    private void RequireBytes(GgufFile file)
    {
        if (Vocabulary.Unknown is not null)
        {
            return;
        }

        for (var value = 0; value < 256; value++)
        {
            var occurs = value is not (0xC0 or 0xC1 or > 0xF4);
            if (occurs && Byte(ByteAlphabet.Character((byte)value)) is null)
            {
                throw file.Refused($"its vocabulary has no token for the byte 0x{value:X2} and no unknown token, so some texts would lose characters.");
            }
        }
    }
}
