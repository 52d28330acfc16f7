namespace Agent.Inference.Llama;

/// <summary>Where a product goes: one row of numbers per token, either stored or added to what stands there.</summary>
internal readonly unsafe struct Output(float* start, int stride, bool adds = false)
{
    public float* Start { get; } = start;

    /// <summary>Numbers from one token's row to the next.</summary>
    public int Stride { get; } = stride;

    public bool Adds { get; } = adds;

    public float* Row(int token) => Start + ((long)token * Stride);

    public Output Adding() => new(Start, Stride, adds: true);
}
