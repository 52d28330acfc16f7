using Agent.Inference.Files;

namespace Agent.Inference.Llama;

/// <summary>All weights of a model in the engine's own arrangement; the file is not needed after loading.</summary>
internal sealed class LlamaWeights : IDisposable
{
    private readonly LoraWeights? _adapter;

    private LlamaWeights(GgufFile file, LlamaShape shape, LlamaAdapter? adapter)
    {
        RefuseUnread(file, shape);
        _adapter = adapter is null ? null : LoraWeights.Load(adapter, shape);
        Embedding = Matrix.Load(file, "token_embd.weight", shape.Vocabulary, shape.Width);
        Output = file.FindTensor("output.weight") is null ? Embedding : Matrix.Load(file, "output.weight", shape.Vocabulary, shape.Width);
        OutputNorm = RealVector.Load(file, "output_norm.weight", shape.Width);
        Layers = [.. Enumerable.Range(0, shape.Layers).Select(layer => LlamaLayer.Load(file, shape, layer, _adapter))];
    }

    public Matrix Embedding { get; }

    /// <summary>The embedding itself where the file has no output matrix of its own.</summary>
    public Matrix Output { get; }

    public AlignedMemory<float> OutputNorm { get; }

    public LlamaLayer[] Layers { get; }

    /// <summary>The most numbers between the two halves of a correction; 0 without an adapter.</summary>
    public int CorrectionWidth => _adapter?.Width ?? 0;

    public static LlamaWeights Load(GgufFile file, LlamaShape shape, LlamaAdapter? adapter) => new(file, shape, adapter);

    public void Dispose()
    {
        Embedding.Dispose();
        if (Output != Embedding)
        {
            Output.Dispose();
        }

        OutputNorm.Dispose();
        _adapter?.Dispose();
        Array.ForEach(Layers, layer => layer.Dispose());
    }

    // A tensor that is passed over, such as a bias, would make every answer quietly wrong.
    private static void RefuseUnread(GgufFile file, LlamaShape shape)
    {
        string[] ofLayer = ["attn_norm", "ffn_norm", .. shape.LayerMatrices.Keys];
        var read = Enumerable.Range(0, shape.Layers)
            .SelectMany(layer => ofLayer.Select(name => LlamaLayer.NameOf(layer, name)))
            .Concat(["token_embd.weight", "output.weight", "output_norm.weight", "rope_freqs.weight"])
            .ToHashSet(StringComparer.Ordinal);
        if (file.Tensors.FirstOrDefault(tensor => !read.Contains(tensor.Name)) is { } unread)
        {
            throw file.Refused($"it has a tensor '{unread.Name}', which a plain llama model does not have and this engine would pass over.");
        }
    }
}
