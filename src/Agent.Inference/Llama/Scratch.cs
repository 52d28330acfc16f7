namespace Agent.Inference.Llama;

/// <summary>What a batch of tokens is computed in, allocated once.</summary>
internal sealed unsafe class Scratch(LlamaShape shape, int tokens, int vocabularyRows) : IDisposable
{
    private readonly LlamaShape _shape = shape;
    private readonly AlignedMemory<float> _states = new((long)tokens * shape.Width);
    private readonly AlignedMemory<float> _queries = new((long)tokens * shape.QueryWidth);
    private readonly AlignedMemory<float> _keys = new((long)tokens * shape.KvWidth);
    private readonly AlignedMemory<float> _values = new((long)tokens * shape.KvWidth);
    private readonly AlignedMemory<float> _gates = new((long)tokens * shape.FeedForward);
    private readonly AlignedMemory<float> _logits = new(vocabularyRows);

    /// <summary>The normalised states, input of the projections.</summary>
    public Panel Normed { get; } = new(tokens, shape.Width);

    /// <summary>The output of the attention heads.</summary>
    public Panel Attended { get; } = new(tokens, shape.QueryWidth);

    /// <summary>The gated inner numbers of the feed-forward part, and before that its upward projection.</summary>
    public Panel Inner { get; } = new(tokens, shape.FeedForward);

    public Output States => new(_states.Start, _shape.Width);

    public Output Queries => new(_queries.Start, _shape.QueryWidth);

    public Output Keys => new(_keys.Start, _shape.KvWidth);

    public Output Values => new(_values.Start, _shape.KvWidth);

    public Output Gates => new(_gates.Start, _shape.FeedForward);

    public Output Logits => new(_logits.Start, 0);

    public void Dispose()
    {
        foreach (var part in new IDisposable[] { _states, _queries, _keys, _values, _gates, _logits, Normed, Attended, Inner })
        {
            part.Dispose();
        }
    }
}
