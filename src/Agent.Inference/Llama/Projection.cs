namespace Agent.Inference.Llama;

/// <summary>One or more matrices over the same panel, cut into chunks of whole row groups.</summary>
internal sealed class Projection : IWork
{
    // Handing work to another thread costs about as much as this many multiplications.
    private const long SmallestChunk = 32 * 1024;
    private const int ChunksPerThread = 8;
    private readonly (Matrix? Matrix, Output Output, int FirstChunk)[] _parts = new (Matrix?, Output, int)[3];
    private Panel? _panel;
    private int _tokens;
    private int _groups;
    private int _count;
    private int _chunks;

    /// <summary>Begins a new set of products of the first <paramref name="tokens"/> rows of a panel.</summary>
    public Projection Of(Panel panel, int tokens)
    {
        (_panel, _tokens, _count, _chunks) = (panel, tokens, 0, 0);
        return this;
    }

    public Projection Add(Matrix matrix, Output output)
    {
        _parts[_count++] = (matrix, output, 0);
        return this;
    }

    public void Run(WorkPool pool)
    {
        var groups = 0;
        for (var part = 0; part < _count; part++)
        {
            groups += _parts[part].Matrix!.Groups;
        }

        var perGroup = (long)Matrix.GroupRows * _panel!.Columns * _tokens;
        var fair = (groups + (pool.Threads * ChunksPerThread) - 1) / (pool.Threads * ChunksPerThread);
        // Kernels take groups in pairs.
        _groups = (int)((Math.Max(fair, SmallestChunk / perGroup) + 1) & ~1);
        for (var part = 0; part < _count; part++)
        {
            _parts[part].FirstChunk = _chunks;
            _chunks += (_parts[part].Matrix!.Groups + _groups - 1) / _groups;
        }

        pool.Run(this, _chunks);
    }

    public void Do(int chunk)
    {
        var part = _count - 1;
        while (chunk < _parts[part].FirstChunk)
        {
            part--;
        }

        var (matrix, output, firstChunk) = _parts[part];
        var first = (chunk - firstChunk) * _groups;
        matrix!.Multiply(_panel!, _tokens, first, Math.Min(first + _groups, matrix.Groups), output);
    }
}
