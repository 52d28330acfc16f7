namespace Agent.Inference.Llama;

/// <summary>
/// The keys and values of evaluated tokens, in blocks of 32 that sequences share: a fork copies a table of block
/// numbers, and only a write into a shared block copies that block. Sequences that were put away with
/// <see cref="Keep"/> serve later requests with the same beginning, and make room, the longest unused first.
/// For one thread at a time.
/// </summary>
public sealed unsafe class KvCache : IDisposable
{
    /// <summary>Tokens in a block.</summary>
    public const int BlockTokens = 32;

    private readonly List<AlignedMemory<float>> _blocks = [];
    private readonly List<int> _references = [];
    private readonly Stack<int> _free = new();
    private readonly LinkedList<KvSequence> _kept = new();
    private readonly int _capacity;
    private readonly int _kvHeads;
    private readonly int _headSize;
    private readonly int _layers;

    /// <summary>A cache for at most <paramref name="tokens"/> tokens, rounded up to whole blocks; memory is taken as it is needed.</summary>
    public KvCache(LlamaShape shape, int tokens)
    {
        ArgumentNullException.ThrowIfNull(shape);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(tokens);
        (_layers, _kvHeads, _headSize) = (shape.Layers, shape.KvHeads, shape.HeadSize);
        _capacity = (tokens + BlockTokens - 1) / BlockTokens;
    }

    /// <summary>The size of a block.</summary>
    internal long BlockBytes => BlockFloats * sizeof(float);

    private long BlockFloats => (long)_layers * _kvHeads * 2 * _headSize * BlockTokens;

    /// <summary>Blocks that some sequence holds.</summary>
    public int BlocksInUse => _blocks.Count - _free.Count;

    /// <summary>An empty sequence.</summary>
    public KvSequence Start() => new(this);

    /// <summary>A sequence that holds the longest beginning of <paramref name="tokens"/> that a kept sequence has.</summary>
    public KvSequence Start(ReadOnlySpan<int> tokens)
    {
        LinkedListNode<KvSequence>? best = null;
        var length = 0;
        for (var node = _kept.First; node is not null; node = node.Next)
        {
            if (node.Value.Tokens.CommonPrefixLength(tokens) is var common && common > length)
            {
                (best, length) = (node, common);
            }
        }

        if (best is null)
        {
            return Start();
        }

        _kept.Remove(best);
        _kept.AddLast(best);
        var sequence = best.Value.Fork();
        sequence.Truncate(length);
        return sequence;
    }

    /// <summary>Puts a sequence away for later requests; those kept before that are a beginning of it are dropped.</summary>
    public void Keep(KvSequence sequence)
    {
        ArgumentNullException.ThrowIfNull(sequence);
        for (var node = _kept.First; node is not null;)
        {
            var next = node.Next;
            if (sequence.Tokens.StartsWith(node.Value.Tokens))
            {
                Drop(node);
            }

            node = next;
        }

        _kept.AddLast(sequence);
    }

    public void Dispose()
    {
        _kept.Clear();
        _blocks.ForEach(block => block.Dispose());
        _blocks.Clear();
        _free.Clear();
    }

    /// <summary>A block's keys of one layer and head: 32 columns (tokens), one row per number of the head.</summary>
    internal float* Keys(int block, int layer, int head) => _blocks[block].Start + ((((long)layer * _kvHeads) + head) * 2 * _headSize * BlockTokens);

    /// <summary>A block's values of one layer and head: 32 rows (tokens), one column per number of the head.</summary>
    internal float* Values(int block, int layer, int head) => Keys(block, layer, head) + ((long)_headSize * BlockTokens);

    /// <summary>All keys and values of a block.</summary>
    internal Span<byte> Bytes(int block) => new(_blocks[block].Start, checked((int)BlockBytes));

    internal int Take()
    {
        while (_free.Count == 0 && _blocks.Count >= _capacity && _kept.First is { } oldest)
        {
            Drop(oldest);
        }

        if (_free.TryPop(out var block))
        {
            _references[block] = 1;
            return block;
        }

        if (_blocks.Count >= _capacity)
        {
            throw new InvalidOperationException($"The key-value cache is full: all {_capacity * BlockTokens} tokens belong to sequences in use. Dispose a sequence, or make the cache larger.");
        }

        _blocks.Add(new(BlockFloats));
        _references.Add(1);
        return _blocks.Count - 1;
    }

    internal void Share(int block) => _references[block]++;

    internal void Release(int block)
    {
        if (--_references[block] == 0)
        {
            _free.Push(block);
        }
    }

    /// <summary>The block itself when one sequence alone holds it, else a copy that the caller holds instead.</summary>
    internal int Own(int block)
    {
        if (_references[block] == 1)
        {
            return block;
        }

        var copy = Take();
        Buffer.MemoryCopy(_blocks[block].Start, _blocks[copy].Start, BlockBytes, BlockBytes);
        Release(block);
        return copy;
    }

    private void Drop(LinkedListNode<KvSequence> node)
    {
        _kept.Remove(node);
        node.Value.Dispose();
    }
}
