namespace Agent.Inference.Llama;

/// <summary>
/// Up to four queries over the same keys and values: one head of neighbouring tokens, or the heads of one token. Asked for
/// a query that it has not, it gives its last, so that a kernel for four needs no other.
/// </summary>
internal readonly unsafe struct AttentionTile(float* query, float* target, int stride, int count, int positions, int step)
{
    public const int Most = 4;

    public int Count => count;

    /// <summary>Positions that the last query sees, which are the most.</summary>
    public int MostPositions => Positions(count - 1);

    public float* Query(int i) => query + ((long)Math.Min(i, count - 1) * stride);

    public float* Target(int i) => target + ((long)Math.Min(i, count - 1) * stride);

    public int Positions(int i) => positions + (i * step);
}
