using System.Collections.Concurrent;

namespace Agent.Inference.Tokenizers;

/// <summary>Remembers the tokens of short pieces, up to a number of them: text repeats its words.</summary>
internal sealed class PieceCache
{
    private const int MostPieces = 1 << 17;
    private const int LongestPiece = 48;
    private readonly ConcurrentDictionary<string, int[]> _tokens = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, int[]>.AlternateLookup<ReadOnlySpan<char>> _lookup;
    private int _count;

    public PieceCache() => _lookup = _tokens.GetAlternateLookup<ReadOnlySpan<char>>();

    public bool TryGet(ReadOnlySpan<char> piece, out int[] tokens) => _lookup.TryGetValue(piece, out tokens!);

    public void Keep(ReadOnlySpan<char> piece, int[] tokens)
    {
        // The count may run over by as many threads as there are; it bounds memory and need not be exact.
        if (piece.Length <= LongestPiece && _count < MostPieces && _lookup.TryAdd(piece, tokens))
        {
            Interlocked.Increment(ref _count);
        }
    }
}
