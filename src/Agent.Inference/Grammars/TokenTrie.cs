namespace Agent.Inference.Grammars;

/// <summary>Tokens as a byte trie in flat depth-first arrays: the children of a node follow it, and its subtree is skipped by adding its size.</summary>
internal sealed class TokenTrie
{
    /// <summary>The most bytes a token may have.</summary>
    public const int MaxLength = ushort.MaxValue;

    private TokenTrie(byte[] bytes, int[] sizes, int[] tokens, ushort[] depths)
    {
        Bytes = bytes;
        Sizes = sizes;
        Tokens = tokens;
        Depths = depths;
        MaxDepth = depths.Length == 0 ? 0 : depths.Max() + 1;
    }

    public byte[] Bytes { get; }

    /// <summary>The number of nodes in each subtree, its root included.</summary>
    public int[] Sizes { get; }

    /// <summary>The place, in the order given, of the token that ends at a node; -1 when none does.</summary>
    public int[] Tokens { get; }

    public ushort[] Depths { get; }

    public int MaxDepth { get; }

    /// <summary>Builds the trie of distinct, non-empty tokens in byte order.</summary>
    public static TokenTrie Build(IReadOnlyList<ReadOnlyMemory<byte>> sorted)
    {
        var (bytes, sizes, tokens, depths) = (new List<byte>(), new List<int>(), new List<int>(), new List<ushort>());
        var path = new List<int>();
        ReadOnlySpan<byte> previous = [];
        for (var i = 0; i < sorted.Count; i++)
        {
            var token = sorted[i].Span;
            var shared = token.CommonPrefixLength(previous);
            Close(shared);
            for (var depth = shared; depth < token.Length; depth++)
            {
                path.Add(bytes.Count);
                bytes.Add(token[depth]);
                sizes.Add(0);
                tokens.Add(-1);
                depths.Add((ushort)depth);
            }
            tokens[^1] = i;
            previous = token;
        }
        Close(0);
        return new TokenTrie([.. bytes], [.. sizes], [.. tokens], [.. depths]);

        void Close(int depth)
        {
            while (path.Count > depth)
            {
                sizes[path[^1]] = bytes.Count - path[^1];
                path.RemoveAt(path.Count - 1);
            }
        }
    }
}
