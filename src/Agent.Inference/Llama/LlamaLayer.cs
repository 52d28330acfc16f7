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

    /// <summary>The name of a matrix of a layer in a file.</summary>
    public static string NameOf(int layer, string matrix) => $"blk.{layer}.{matrix}.weight";

    public static LlamaLayer Load(GgufFile file, LlamaShape shape, int layer, LoraWeights? adapter)
    {
        var sizes = shape.LayerMatrices;
        return new()
        {
            AttentionNorm = RealVector.Load(file, $"blk.{layer}.attn_norm.weight", shape.Width),
            Query = Weights("attn_q"),
            Key = Weights("attn_k"),
            Value = Weights("attn_v"),
            AttentionOutput = Weights("attn_output"),
            FeedForwardNorm = RealVector.Load(file, $"blk.{layer}.ffn_norm.weight", shape.Width),
            Gate = Weights("ffn_gate"),
            Up = Weights("ffn_up"),
            Down = Weights("ffn_down"),
        };

        Matrix Weights(string matrix)
        {
            var (name, size) = (NameOf(layer, matrix), sizes[matrix]);
            var weights = Matrix.Load(file, name, size.Rows, size.Columns);
            weights.Correction = adapter?.Find(name);
            return weights;
        }
    }

    public void Dispose()
    {
        foreach (var part in new IDisposable[] { AttentionNorm, Query, Key, Value, AttentionOutput, FeedForwardNorm, Gate, Up, Down })
        {
            part.Dispose();
        }
    }
}
