using System.Globalization;
using System.Text;
using Agent.Inference.Files;

namespace Agent.Inference.Tokenizers;

/// <summary>SentencePiece's byte-pair form, the <c>llama</c> model of GGUF files: neighbours join by the score of what they join to.</summary>
internal sealed class SentencePieceTokenizer : Tokenizer
{
    /// <summary>How a space is spelled in a piece.</summary>
    public const char Space = '\u2581';

    private readonly Dictionary<string, int> _plain = new(StringComparer.Ordinal);
    private readonly Dictionary<string, int>.AlternateLookup<ReadOnlySpan<char>> _lookup;
    private readonly IReadOnlyList<float> _scores;
    private readonly bool _addsSpace;
    private readonly byte[][] _bytes;
    private readonly int[] _byteTokens = new int[256];

    private SentencePieceTokenizer(GgufFile file, Vocabulary vocabulary)
        : base(vocabulary, file.Flag("tokenizer.ggml.add_bos_token") ?? true)
    {
        _scores = vocabulary.Scores ?? throw file.Refused("it has no 'tokenizer.ggml.scores', by which its pieces are joined.");
        _addsSpace = file.Flag("tokenizer.ggml.add_space_prefix") ?? true;
        _lookup = _plain.GetAlternateLookup<ReadOnlySpan<char>>();
        _bytes = new byte[vocabulary.Count][];
        Array.Fill(_byteTokens, vocabulary.Unknown ?? -1);
        for (var id = 0; id < vocabulary.Count; id++)
        {
            _bytes[id] = ReadBytes(file, id);
        }

        if (Array.IndexOf(_byteTokens, -1) is >= 0 and var missing)
        {
            throw file.Refused($"its vocabulary has no token for the byte 0x{missing:X2} and no unknown token, so some texts would lose characters.");
        }
    }

    public static SentencePieceTokenizer Read(GgufFile file) => new(file, Vocabulary.Read(file));

    public override ReadOnlyMemory<byte> Bytes(int token) => _bytes[token];

    /// <summary>As for every tokenizer, less the space that encoding put before the first word.</summary>
    public override string Decode(IEnumerable<int> tokens)
        => base.Decode(tokens) is var text && _addsSpace && text.StartsWith(' ') ? text[1..] : text;

    private protected override void EncodeText(ReadOnlySpan<char> text, bool begins, List<int> tokens)
    {
        var spelled = string.Concat(begins && _addsSpace ? " " : "", text).Replace(' ', Space);
        var at = 0;
        foreach (var length in Join(spelled))
        {
            var piece = spelled.AsSpan(at, length);
            at += length;
            if (_lookup.TryGetValue(piece, out var token))
            {
                tokens.Add(token);
            }
            else
            {
                AddBytes(piece, tokens);
            }
        }
    }

    /// <summary>The lengths of the final pieces: always the best-scored neighbours first, among equals the leftmost.</summary>
    private List<int> Join(string text)
    {
        var (starts, lengths) = Runes(text);
        var chain = new SymbolChain(lengths);
        var queue = new PriorityQueue<(int Left, int Right, int LeftLength, int RightLength), (float Cost, int Left)>();
        for (var left = 0; left + 1 < lengths.Length; left++)
        {
            Propose(left);
        }

        while (queue.TryDequeue(out var pair, out _))
        {
            // A pair is stale once one of its sides has grown or was taken.
            if (chain[pair.Left] == pair.LeftLength && chain[pair.Right] == pair.RightLength)
            {
                chain.Join(pair.Left, pair.LeftLength + pair.RightLength);
                Propose(chain.Previous(pair.Left));
                Propose(pair.Left);
            }
        }

        return chain.ToList();

        void Propose(int left)
        {
            var right = left < 0 ? -1 : chain.Next(left);
            if (right >= 0 && _lookup.TryGetValue(text.AsSpan(starts[left], chain[left] + chain[right]), out var token))
            {
                queue.Enqueue((left, right, chain[left], chain[right]), (-_scores[token], left));
            }
        }
    }

    private static (int[] Starts, int[] Lengths) Runes(string text)
    {
        var (starts, lengths) = (new List<int>(text.Length), new List<int>(text.Length));
        for (var at = 0; at < text.Length; at += lengths[^1])
        {
            starts.Add(at);
            lengths.Add(at + 1 < text.Length && char.IsSurrogatePair(text[at], text[at + 1]) ? 2 : 1);
        }

        return ([.. starts], [.. lengths]);
    }

    private void AddBytes(ReadOnlySpan<char> piece, List<int> tokens)
    {
        Span<byte> bytes = stackalloc byte[8];
        foreach (var value in bytes[..Encoding.UTF8.GetBytes(piece, bytes)])
        {
            tokens.Add(_byteTokens[value]);
        }
    }

    private byte[] ReadBytes(GgufFile file, int id)
    {
        var piece = Vocabulary.Pieces[id];
        if (Vocabulary.IsPlain(id))
        {
            _plain[piece] = id;
        }

        switch (Vocabulary.Kinds[id])
        {
            case TokenKind.Normal:
                return Encoding.UTF8.GetBytes(piece.Replace(Space, ' '));
            case TokenKind.UserDefined:
                return Encoding.UTF8.GetBytes(Vocabulary.IsBlank(id) ? piece.Replace(Space, ' ') : piece);
            case TokenKind.Byte:
                var value = ByteOf(piece) ?? throw file.Refused($"token {id} is a byte token, and its text '{piece}' names no byte. It must be like <0x0A>.");
                _byteTokens[value] = id;
                return [value];
            default:
                return [];
        }
    }

    private static byte? ByteOf(string piece)
        => piece is ['<', '0', 'x', _, _, '>'] && byte.TryParse(piece.AsSpan(3, 2), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var value)
            ? value
            : null;
}
