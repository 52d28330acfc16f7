using Agent.Inference.Files;

namespace Agent.Inference.Llama;

/// <summary>The weights of one layer.</summary>
internal sealed class LlamaLayer : IDisposable
{
    public required AlignedMemory<float> AttentionNorm { get; init; }

    public required Matrix Query { get; init; }

    public required Matrix Key { get; init; }

    public required Matrix Value { get; init; }

    public required Matrix AttentionOutput { get; init; }

    public required AlignedMemory<float> FeedForwardNorm { get; init; }

    public required Matrix Gate { get; init; }

    public required Matrix Up { get; init; }

    public required Matrix Down { get; init; }

    public static LlamaLayer Load(GgufFile file, LlamaShape shape, int layer)
    {
        Matrix Weights(string name, int rows, int columns) => Matrix.Load(file, $"blk.{layer}.{name}.weight", rows, columns);
        return new()
        {
            AttentionNorm = RealVector.Load(file, $"blk.{layer}.attn_norm.weight", shape.Width),
            Query = Weights("attn_q", shape.QueryWidth, shape.Width),
            Key = Weights("attn_k", shape.KvWidth, shape.Width),
            Value = Weights("attn_v", shape.KvWidth, shape.Width),
            AttentionOutput = Weights("attn_output", shape.Width, shape.QueryWidth),
            FeedForwardNorm = RealVector.Load(file, $"blk.{layer}.ffn_norm.weight", shape.Width),
            Gate = Weights("ffn_gate", shape.FeedForward, shape.Width),
            Up = Weights("ffn_up", shape.FeedForward, shape.Width),
            Down = Weights("ffn_down", shape.Width, shape.FeedForward),
        };
    }

    public void Dispose()
    {
        foreach (var part in new IDisposable[] { AttentionNorm, Query, Key, Value, AttentionOutput, FeedForwardNorm, Gate, Up, Down })
        {
            part.Dispose();
        }
    }
}
