using Agent.Inference.Files;
using Agent.Inference.Llama;

namespace Agent.Cli.Tests.Proofs;

/// <summary>An adapter that fits a model file and means nothing: one pair, for the queries of the first layer.</summary>
internal static class RandomAdapter
{
    private const int Rank = 4;

    /// <param name="like">The model that it is for.</param>
    /// <param name="path">Where the new file goes.</param>
    /// <param name="seed">Same seed, same adapter.</param>
    public static void Write(string like, string path, int seed)
    {
        using var file = GgufFile.Open(like);
        var shape = LlamaShape.Read(file);
        var random = new Random(seed);
        var writer = new GgufWriter().Add("general.architecture", "llama").Add("general.type", "adapter").Add("general.name", $"random-{seed}").Add("adapter.type", "lora").Add("adapter.lora.alpha", 8f);
        writer.AddTensor("blk.0.attn_q.weight.lora_a", GgufType.F32, Numbers(shape.Width * Rank), (ulong)shape.Width, Rank);
        writer.AddTensor("blk.0.attn_q.weight.lora_b", GgufType.F32, Numbers(Rank * shape.Heads * shape.HeadSize), Rank, (ulong)(shape.Heads * shape.HeadSize));
        using var stream = File.Create(path);
        writer.Write(stream);

        float[] Numbers(int count) => [.. Enumerable.Range(0, count).Select(_ => random.NextSingle() - 0.5f)];
    }
}
