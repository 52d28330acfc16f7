using Agent.Inference.Files;
using Agent.Inference.Llama;
using Agent.Inference.Tests.Files;

namespace Agent.Inference.Tests.Llama;

/// <summary>An adapter with random numbers for a <see cref="RandomLlama"/>, laid out as llama.cpp's converter lays one out.</summary>
internal sealed record RandomLora(RandomLlama Model)
{
    public GgufType Type { get; init; } = GgufType.F32;

    public int Rank { get; init; } = 8;

    public float Alpha { get; init; } = 16;

    public ulong Seed { get; init; } = 1;

    /// <summary>Large enough that an adapter which is not applied would be seen.</summary>
    public double Spread { get; init; } = 0.5;

    /// <summary>Which matrices have a pair.</summary>
    public Func<string, bool> Corrects { get; init; } = static _ => true;

    public ModelFile Write() => new(Writer());

    public GgufWriter Writer()
    {
        var random = new SplitMix64(Seed);
        var kv = Model.Width / Model.Heads * Model.KvHeads;
        var writer = Head();
        (string Name, int Rows, int Columns)[] matrices =
        [
            ("attn_q", Model.Width, Model.Width), ("attn_k", kv, Model.Width), ("attn_v", kv, Model.Width), ("attn_output", Model.Width, Model.Width),
            ("ffn_gate", Model.FeedForward, Model.Width), ("ffn_up", Model.FeedForward, Model.Width), ("ffn_down", Model.Width, Model.FeedForward),
        ];
        foreach (var (name, rows, columns) in Enumerable.Range(0, Model.Layers).SelectMany(layer => matrices.Select(m => ($"blk.{layer}.{m.Name}.weight", m.Rows, m.Columns))).Where(m => Corrects(m.Item1)))
        {
            writer.AddTensor($"{name}.lora_a", Type, Numbers(Rank * columns, columns), (ulong)columns, (ulong)Rank);
            // The rows of B are as long as the rank, which is no whole block: the converter falls back to halves there.
            writer.AddTensor($"{name}.lora_b", Type == GgufType.Q8_0 && Rank % 32 != 0 ? GgufType.F16 : Type, Numbers(rows * Rank, Rank), (ulong)Rank, (ulong)rows);
        }

        return writer;

        float[] Numbers(int count, int columns)
            => [.. Enumerable.Range(0, count).Select(_ => (float)((random.NextReal() - 0.5) * Spread * 4 / Math.Sqrt(columns)))];
    }

    /// <summary>What stands before the tensors.</summary>
    public GgufWriter Head() => new GgufWriter()
        .Add("general.architecture", "llama")
        .Add("general.type", "adapter")
        .Add("general.name", "random adapter")
        .Add("adapter.type", "lora")
        .Add("adapter.lora.alpha", Alpha);
}
