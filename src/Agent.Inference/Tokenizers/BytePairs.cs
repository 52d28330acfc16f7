using Agent.Inference.Files;

namespace Agent.Inference.Tokenizers;

/// <summary>The merge rules of a byte-level vocabulary: two neighbouring symbols, the rank of joining them, and the joint symbol.</summary>
internal sealed class BytePairs
{
    private readonly Dictionary<string, int> _symbols = new(StringComparer.Ordinal);
    private readonly List<string> _texts = [];
    private readonly Dictionary<(int Left, int Right), (int Rank, int Joint)> _merges = [];

    public BytePairs(GgufFile file)
    {
        for (var value = 0; value < 256; value++)
        {
            Symbol(ByteAlphabet.Character((byte)value).ToString());
        }

        foreach (var merge in file.Texts("tokenizer.ggml.merges") ?? [])
        {
            // A space inside a symbol is spelled otherwise, so the first one after the first character parts the two.
            var gap = merge.Length > 0 ? merge.IndexOf(' ', 1) : -1;
            if (gap < 0 || gap == merge.Length - 1)
            {
                throw file.Refused($"'tokenizer.ggml.merges' holds '{merge}', which is no pair of pieces.");
            }

            var (left, right) = (merge[..gap], merge[(gap + 1)..]);
            _merges.TryAdd((Symbol(left), Symbol(right)), (_merges.Count, Symbol(left + right)));
        }
    }

    /// <summary>The text of a symbol; the symbols 0 to 255 are the bytes.</summary>
    public string Text(int symbol) => _texts[symbol];

    /// <summary>Joins the bytes of a piece, always the lowest rank first and among equals the leftmost, until no rule applies.</summary>
    public List<int> Merge(byte[] piece)
    {
        var chain = new SymbolChain(Array.ConvertAll(piece, value => (int)value));
        var queue = new PriorityQueue<(int Left, int Right, int Joint, int LeftSymbol, int RightSymbol), (int Rank, int Left)>();
        for (var left = 0; left + 1 < piece.Length; left++)
        {
            Propose(left);
        }

        while (queue.TryDequeue(out var pair, out _))
        {
            // A pair is stale once one of its sides was joined with something else.
            if (chain[pair.Left] == pair.LeftSymbol && chain[pair.Right] == pair.RightSymbol && chain.Next(pair.Left) == pair.Right)
            {
                chain.Join(pair.Left, pair.Joint);
                Propose(chain.Previous(pair.Left));
                Propose(pair.Left);
            }
        }

        return chain.ToList();

        void Propose(int left)
        {
            var right = left < 0 ? -1 : chain.Next(left);
            if (right >= 0 && _merges.TryGetValue((chain[left], chain[right]), out var merge))
            {
                queue.Enqueue((left, right, merge.Joint, chain[left], chain[right]), (merge.Rank, left));
            }
        }
    }

    private int Symbol(string text)
    {
        if (!_symbols.TryGetValue(text, out var symbol))
        {
            symbol = _texts.Count;
            _symbols.Add(text, symbol);
            _texts.Add(text);
        }

        return symbol;
    }
}
