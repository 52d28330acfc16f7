namespace Agent.Inference.Llama;

/// <summary>
/// Rotary position embedding on adjacent pairs: pair i of a head turns by position x base^(-2i/rotated).
/// The angles of all positions are worked out once, in double precision.
/// </summary>
internal sealed unsafe class Rope : IDisposable
{
    private readonly AlignedMemory<float> _table;
    private readonly int _pairs;
    private readonly int _headSize;

    /// <param name="shape">Gives base, scale and sizes.</param>
    /// <param name="divisors">What a pair's frequency is divided by, empty for one.</param>
    /// <param name="positions">How many positions to prepare.</param>
    public Rope(LlamaShape shape, ReadOnlySpan<float> divisors, int positions)
    {
        _pairs = shape.Rotated / 2;
        _headSize = shape.HeadSize;
        _table = new(2L * _pairs * positions);
        for (var pair = 0; pair < _pairs; pair++)
        {
            var frequency = shape.RopeScale * Math.Pow(shape.RopeBase, -2.0 * pair / shape.Rotated) / (divisors.IsEmpty ? 1 : divisors[pair]);
            for (var position = 0; position < positions; position++)
            {
                var (sine, cosine) = Math.SinCos(position * frequency);
                float* entry = _table.Start + (2L * ((position * (long)_pairs) + pair));
                (entry[0], entry[1]) = ((float)cosine, (float)sine);
            }
        }
    }

    /// <summary>Turns the heads of one token in place.</summary>
    public void Apply(float* x, int heads, int position)
    {
        for (var head = 0; head < heads; head++, x += _headSize)
        {
            float* entry = _table.Start + (2L * position * _pairs);
            for (var i = 0; i < 2 * _pairs; i += 2)
            {
                var (even, odd) = (x[i], x[i + 1]);
                var (cosine, sine) = (entry[i], entry[i + 1]);
                x[i] = (even * cosine) - (odd * sine);
                x[i + 1] = (even * sine) + (odd * cosine);
            }
        }
    }

    public void Dispose() => _table.Dispose();
}
