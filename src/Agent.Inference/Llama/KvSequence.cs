namespace Agent.Inference.Llama;

/// <summary>
/// Tokens in order, with their keys and values in a <see cref="KvCache"/>. What is done to a fork is never seen by the
/// sequence that it came from.
/// </summary>
public sealed class KvSequence : IDisposable
{
    private const int BlockTokens = KvCache.BlockTokens;
    private readonly KvCache _cache;
    private readonly List<int> _blocks;
    private int[] _tokens;
    private bool _disposed;

    internal KvSequence(KvCache cache)
        : this(cache, [], [])
    {
    }

    private KvSequence(KvCache cache, List<int> blocks, int[] tokens)
    {
        _cache = cache;
        _blocks = blocks;
        _tokens = tokens;
        Length = tokens.Length;
    }

    /// <summary>Number of evaluated tokens.</summary>
    public int Length { get; private set; }

    /// <summary>The evaluated tokens, valid until the sequence changes.</summary>
    public ReadOnlySpan<int> Tokens => _tokens.AsSpan(0, Length);

    internal KvCache Cache => _cache;

    /// <summary>A second sequence with the same tokens; no keys or values are copied.</summary>
    public KvSequence Fork()
    {
        ObjectDisposedException.ThrowIf(_disposed, this);
        _blocks.ForEach(_cache.Share);
        return new(_cache, [.. _blocks], Tokens.ToArray());
    }

    /// <summary>Forgets all tokens from position <paramref name="length"/> on.</summary>
    public void Truncate(int length)
    {
        ObjectDisposedException.ThrowIf(_disposed, this);
        ArgumentOutOfRangeException.ThrowIfNegative(length);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(length, Length);
        Length = length;
        var blocks = BlocksFor(length);
        for (var i = blocks; i < _blocks.Count; i++)
        {
            _cache.Release(_blocks[i]);
        }

        _blocks.RemoveRange(blocks, _blocks.Count - blocks);
    }

    public void Dispose()
    {
        if (!_disposed)
        {
            Truncate(0);
            _disposed = true;
        }
    }

    internal int Block(int position) => _blocks[position / BlockTokens];

    /// <summary>Makes room for tokens after the last one; their keys and values may be written after that.</summary>
    internal void Reserve(int count)
    {
        ObjectDisposedException.ThrowIf(_disposed, this);
        if (Length % BlockTokens != 0)
        {
            _blocks[^1] = _cache.Own(_blocks[^1]);
        }

        while (_blocks.Count < BlocksFor(Length + count))
        {
            _blocks.Add(_cache.Take());
        }
    }

    /// <summary>Counts tokens in whose keys and values have been written.</summary>
    internal void Append(ReadOnlySpan<int> tokens)
    {
        if (Length + tokens.Length > _tokens.Length)
        {
            Array.Resize(ref _tokens, Math.Max(Length + tokens.Length, Math.Max(256, _tokens.Length * 2)));
        }

        tokens.CopyTo(_tokens.AsSpan(Length));
        Length += tokens.Length;
    }

    private static int BlocksFor(int tokens) => (tokens + BlockTokens - 1) / BlockTokens;
}
