namespace Agent.Inference.Llama;

/// <summary>
/// The SplitMix64 generator (Steele, Lea and Flood, 2014): a counter in steps of the golden ratio, mixed by two
/// multiplications. Written here so that a seed gives the same numbers on every platform and runtime version.
/// </summary>
internal sealed class SplitMix64(ulong seed)
{
    private ulong _state = seed;

    public ulong Next()
    {
        var z = _state += 0x9e3779b97f4a7c15;
        z = (z ^ (z >> 30)) * 0xbf58476d1ce4e5b9;
        z = (z ^ (z >> 27)) * 0x94d049bb133111eb;
        return z ^ (z >> 31);
    }

    /// <summary>A number from 0 up to and without 1, in steps of 2^-53.</summary>
    public double NextReal() => (Next() >> 11) * (1.0 / (1UL << 53));
}
