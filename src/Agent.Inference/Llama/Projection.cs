namespace Agent.Inference.Llama;

/// <summary>
/// One or more matrices over the same panel, cut into chunks of whole row groups. Where an adapter corrects a matrix, its
/// first half is computed beside the matrix and its second half is added to the product afterwards.
/// </summary>
/// <param name="tokens">The most tokens of a batch.</param>
/// <param name="width">The most numbers between the halves of a correction; 0 where there is none.</param>
internal sealed unsafe class Projection(int tokens, int width) : IWork, IDisposable
{
    // Handing work to another thread costs about as much as this many multiplications.
    private const long SmallestChunk = 32 * 1024;
    private const int ChunksPerThread = 8;
    private const int Most = 3;
    private readonly Panel[] _between = [.. Enumerable.Range(0, width > 0 ? Most : 0).Select(_ => new Panel(tokens, width))];
    private readonly Part[] _corrections = new Part[Most];
    private readonly Part[] _parts = new Part[2 * Most];
    private Panel? _panel;
    private int _tokens;
    private int _groups;
    private int _count;
    private int _corrected;
    private int _chunks;

    /// <summary>Begins a new set of products of the first <paramref name="tokens"/> rows of a panel.</summary>
    public Projection Of(Panel panel, int tokens)
    {
        (_panel, _tokens, _count, _corrected) = (panel, tokens, 0, 0);
        return this;
    }

    public Projection Add(Matrix matrix, Output output)
    {
        _parts[_count++] = new(matrix, _panel!, output);
        if (matrix.Correction is { } correction)
        {
            var between = _between[_corrected];
            _parts[_count++] = new(correction.Down, _panel!, new(between.Values(0), between.Columns));
            _corrections[_corrected++] = new(correction.Up, between, output.Adding());
        }

        return this;
    }

    public void Run(WorkPool pool)
    {
        Share(pool);
        if (_corrected > 0)
        {
            _corrections.CopyTo(_parts, 0);
            _count = _corrected;
            Share(pool);
        }
    }

    public void Do(int chunk)
    {
        var at = _count - 1;
        while (chunk < _parts[at].FirstChunk)
        {
            at--;
        }

        var part = _parts[at];
        var first = (chunk - part.FirstChunk) * _groups;
        part.Matrix.Multiply(part.Panel, _tokens, first, Math.Min(first + _groups, part.Matrix.Groups), part.Output);
    }

    public void Dispose() => Array.ForEach(_between, panel => panel.Dispose());

    private void Share(WorkPool pool)
    {
        var groups = 0;
        for (var part = 0; part < _count; part++)
        {
            groups += _parts[part].Matrix.Groups;
        }

        var perGroup = (long)Matrix.GroupRows * _parts[0].Matrix.Columns * _tokens;
        var fair = (groups + (pool.Threads * ChunksPerThread) - 1) / (pool.Threads * ChunksPerThread);
        // Kernels take groups in pairs.
        _groups = (int)((Math.Max(fair, SmallestChunk / perGroup) + 1) & ~1);
        _chunks = 0;
        for (var part = 0; part < _count; part++)
        {
            _parts[part].FirstChunk = _chunks;
            _chunks += (_parts[part].Matrix.Groups + _groups - 1) / _groups;
        }

        pool.Run(this, _chunks);
    }

    private record struct Part(Matrix Matrix, Panel Panel, Output Output)
    {
        public int FirstChunk { get; set; }
    }
}
