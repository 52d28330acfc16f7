using Agent.Inference.Files;
using Agent.Inference.Llama;
using Agent.Inference.Tests.Files;
using Agent.Inference.Tests.Tokenizers;

namespace Agent.Inference.Tests.Llama;

/// <summary>A llama model of any small shape with random weights and a byte vocabulary, as a file.</summary>
internal sealed record RandomLlama
{
    public GgufType Type { get; init; } = GgufType.Q8_0;

    public int Width { get; init; } = 64;

    public int Layers { get; init; } = 2;

    public int Heads { get; init; } = 4;

    public int KvHeads { get; init; } = 2;

    public int FeedForward { get; init; } = 96;

    public int Context { get; init; } = 512;

    public bool Tied { get; init; } = true;

    public float RopeBase { get; init; } = 10000;

    public float[]? RopeDivisors { get; init; }

    public ulong Seed { get; init; } = 1;

    public string[] Words { get; init; } = [];

    /// <summary>The size of the weights; larger ones give more decided, less random probabilities.</summary>
    public float Spread { get; init; } = 0.5f;

    /// <summary>The size of the embedding alone: where it is small, the layers and not the last token decide what comes next.</summary>
    public float EmbeddingSpread { get; init; } = 0.5f;

    /// <summary>What becomes of the numbers of a matrix before they are stored.</summary>
    public Func<string, float[], float[]> Changed { get; init; } = static (_, numbers) => numbers;

    public ModelFile Write() => new(Writer());

    public GgufWriter Writer()
    {
        var random = new SplitMix64(Seed);
        var vocabulary = 256 + Words.Length + Vocabularies.Controls.Length;
        var (head, kv) = (Width / Heads, Width / Heads * KvHeads);
        var writer = new GgufWriter()
            .Add("general.architecture", "llama")
            .Add("llama.context_length", (uint)Context)
            .Add("llama.embedding_length", (uint)Width)
            .Add("llama.block_count", (uint)Layers)
            .Add("llama.feed_forward_length", (uint)FeedForward)
            .Add("llama.attention.head_count", (uint)Heads)
            .Add("llama.attention.head_count_kv", (uint)KvHeads)
            .Add("llama.attention.layer_norm_rms_epsilon", 1e-5f)
            .Add("llama.rope.dimension_count", (uint)head)
            .Add("llama.rope.freq_base", RopeBase);
        Vocabularies.Words(writer, "llama-bpe", [], Words).Add("tokenizer.chat_template", "<|im_start|>");
        Matrix("token_embd", Width, vocabulary, EmbeddingSpread);
        if (!Tied)
        {
            Matrix("output", Width, vocabulary);
        }

        if (RopeDivisors is not null)
        {
            writer.AddTensor("rope_freqs.weight", GgufType.F32, RopeDivisors, (ulong)RopeDivisors.Length);
        }

        Vector("output_norm");
        for (var layer = 0; layer < Layers; layer++)
        {
            Vector($"blk.{layer}.attn_norm");
            Matrix($"blk.{layer}.attn_q", Width, Width);
            Matrix($"blk.{layer}.attn_k", Width, kv);
            Matrix($"blk.{layer}.attn_v", Width, kv);
            Matrix($"blk.{layer}.attn_output", Width, Width);
            Vector($"blk.{layer}.ffn_norm");
            Matrix($"blk.{layer}.ffn_gate", Width, FeedForward);
            Matrix($"blk.{layer}.ffn_up", Width, FeedForward);
            Matrix($"blk.{layer}.ffn_down", FeedForward, Width);
        }

        return writer;

        void Vector(string name) => writer.AddTensor($"{name}.weight", GgufType.F32, Numbers(Width, 1, 0.2), (ulong)Width);

        void Matrix(string name, int columns, int rows, float? spread = null)
            => writer.AddTensor($"{name}.weight", Type, Changed($"{name}.weight", Numbers(columns * rows, 0, (spread ?? Spread) * 4 / Math.Sqrt(columns))), (ulong)columns, (ulong)rows);

        float[] Numbers(int count, double middle, double spread)
            => [.. Enumerable.Range(0, count).Select(_ => (float)(middle + ((random.NextReal() - 0.5) * spread)))];
    }
}
