namespace Agent.Inference.Grammars;

/// <summary>A walk of positions down a trie, with room that is used again for the next one.</summary>
internal sealed class MaskWalk(int maxDepth)
{
    private readonly PositionSet set = new();
    private readonly int[] starts = new int[maxDepth + 2];
    private readonly List<int> found = [];

    /// <summary>The tokens that the last run found, by their places in its trie.</summary>
    public IReadOnlyList<int> Found => found;

    /// <summary>Forgets the positions to walk from.</summary>
    public void Begin() => set.Restart(0);

    public void Add(in Position position) => set.Add(position);

    /// <summary>Adds what follows a finished value.</summary>
    public void Follow(Frame? rest) => set.Follow(rest);

    /// <summary>Finds every token of the trie that some position takes whole.</summary>
    public void Run(TokenTrie trie)
    {
        found.Clear();
        if (set.Count == 0)
        {
            return;
        }
        var (bytes, sizes, tokens, depths) = (trie.Bytes, trie.Sizes, trie.Tokens, trie.Depths);
        starts[1] = set.Count;
        for (var i = 0; i < bytes.Length;)
        {
            var depth = depths[i];
            var to = starts[depth + 1];
            set.Step(starts[depth], to, bytes[i]);
            var open = set.Count > to;
            if (tokens[i] >= 0 && (open || set.Complete))
            {
                found.Add(tokens[i]);
            }
            starts[depth + 2] = set.Count;
            i += open ? 1 : sizes[i];
        }
    }
}
