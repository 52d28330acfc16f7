using Agent.Inference.Files;

namespace Agent.Inference.Llama;

/// <summary>All weights of a model in the engine's own arrangement; the file is not needed after loading.</summary>
internal sealed class LlamaWeights : IDisposable
{
    private LlamaWeights(GgufFile file, LlamaShape shape)
    {
        RefuseUnread(file, shape);
        Embedding = Matrix.Load(file, "token_embd.weight", shape.Vocabulary, shape.Width);
        Output = file.FindTensor("output.weight") is null ? Embedding : Matrix.Load(file, "output.weight", shape.Vocabulary, shape.Width);
        OutputNorm = RealVector.Load(file, "output_norm.weight", shape.Width);
        Layers = [.. Enumerable.Range(0, shape.Layers).Select(layer => LlamaLayer.Load(file, shape, layer))];
    }

    public Matrix Embedding { get; }

    /// <summary>The embedding itself where the file has no output matrix of its own.</summary>
    public Matrix Output { get; }

    public AlignedMemory<float> OutputNorm { get; }

    public LlamaLayer[] Layers { get; }

    public static LlamaWeights Load(GgufFile file, LlamaShape shape) => new(file, shape);

    public void Dispose()
    {
        Embedding.Dispose();
        if (Output != Embedding)
        {
            Output.Dispose();
        }

        OutputNorm.Dispose();
        Array.ForEach(Layers, layer => layer.Dispose());
    }

    // A tensor that is passed over, such as a bias, would make every answer quietly wrong.
    private static void RefuseUnread(GgufFile file, LlamaShape shape)
    {
        string[] ofLayer = ["attn_norm", "attn_q", "attn_k", "attn_v", "attn_output", "ffn_norm", "ffn_gate", "ffn_up", "ffn_down"];
        var read = Enumerable.Range(0, shape.Layers)
            .SelectMany(layer => ofLayer.Select(name => $"blk.{layer}.{name}.weight"))
            .Concat(["token_embd.weight", "output.weight", "output_norm.weight", "rope_freqs.weight"])
            .ToHashSet(StringComparer.Ordinal);
        if (file.Tensors.FirstOrDefault(tensor => !read.Contains(tensor.Name)) is { } unread)
        {
            throw file.Refused($"it has a tensor '{unread.Name}', which a plain llama model does not have and this engine would pass over.");
        }
    }
}
