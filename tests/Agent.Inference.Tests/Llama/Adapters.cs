using Agent.Inference.Files;
using Agent.Inference.Llama;
using Xunit;

namespace Agent.Inference.Tests.Llama;

public sealed class Adapters
{
    private static readonly RandomLlama s_singles = new() { Type = GgufType.F32 };
    private static readonly RandomLlama s_bytes = new();

    private static readonly Dictionary<string, RandomLora> s_adapters = new()
    {
        ["singles on singles"] = new(s_singles),
        ["singles on bytes"] = new(s_bytes),
        ["halves on halves"] = new(new() { Type = GgufType.F16 }) { Type = GgufType.F16 },
        ["bytes on bytes"] = new(s_bytes) { Type = GgufType.Q8_0, Rank = 32 },
        ["a rank that fills no group"] = new(s_singles) { Rank = 3 },
        ["a rank of one"] = new(s_singles) { Rank = 1, Alpha = 1 },
        ["the queries alone"] = new(s_bytes) { Corrects = name => name.Contains("attn_q", StringComparison.Ordinal) },
        ["the second layer alone"] = new(s_singles) { Corrects = name => name.StartsWith("blk.1.", StringComparison.Ordinal) },
        ["widths that fill no group pair"] = new(new() { Type = GgufType.F16, Width = 40, Heads = 5, KvHeads = 5, FeedForward = 88 }) { Rank = 12 },
    };

    public static TheoryData<string> Names => [.. s_adapters.Keys];

    [Theory]
    [MemberData(nameof(Names))]
    public void Logits_are_those_of_the_plain_formulas(string name)
    {
        int[] tokens = [.. Enumerable.Range(0, 71).Select(i => (i * 37) % 256)];
        using var pair = new Pair(s_adapters[name]);
        var expected = new ReferenceLlama(pair.Model, pair.Adapter, 0.75).Logits(tokens);
        var actual = pair.Logits(tokens, scale: 0.75f);
        var largest = expected.Max(Math.Abs);
        Assert.All(expected.Zip(actual), both => Assert.InRange(both.Second - both.First, -2e-4 * largest, 2e-4 * largest));
        Assert.NotEqual(pair.Logits(tokens, scale: 0), actual);
    }

    [Theory]
    [InlineData("singles on singles")]
    [InlineData("a rank that fills no group")]
    [InlineData("the second layer alone")]
    public void Logits_are_those_of_a_model_that_the_adapter_was_merged_into(string name)
    {
        int[] tokens = [.. Enumerable.Range(0, 71).Select(i => (i * 37) % 256)];
        using var pair = new Pair(s_adapters[name]);
        using var merged = new Pair(new(s_adapters[name].Model with { Changed = (matrix, numbers) => Merged(pair.Adapter, 0.75f, matrix, numbers) }));
        var expected = merged.Logits(tokens, scale: null);
        var largest = expected.Max(Math.Abs);
        Assert.All(expected.Zip(pair.Logits(tokens, scale: 0.75f)), both => Assert.InRange(both.Second - both.First, -2e-4 * largest, 2e-4 * largest));
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Threads_and_batches_do_not_change_a_bit(string name)
    {
        int[] tokens = [.. Enumerable.Range(0, 100).Select(i => (i * 29) % 256)];
        using var pair = new Pair(s_adapters[name]);
        var alone = pair.Logits(tokens);
        Assert.Equal(alone, pair.Logits(tokens, threads: 2));
        Assert.Equal(alone, pair.Logits(tokens, threads: 3, batch: 1));
        Assert.Equal(alone, pair.Logits(tokens, threads: 2, batch: 7));
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void At_scale_0_the_model_has_the_bits_that_it_has_without_the_adapter(string name)
    {
        int[] tokens = [.. Enumerable.Range(0, 71).Select(i => (i * 37) % 256)];
        using var pair = new Pair(s_adapters[name]);
        Assert.Equal(pair.Logits(tokens, scale: null), pair.Logits(tokens, scale: 0));
    }

    [Fact]
    public void Without_an_alpha_the_scale_stands_alone()
    {
        using var bare = new Pair(new(s_singles) { Alpha = 0, Rank = 8 });
        using var whole = new Pair(new(s_singles) { Alpha = 8, Rank = 8 });
        Assert.Equal(whole.Logits([1, 2, 3]), bare.Logits([1, 2, 3]));
    }

    [Fact]
    public void A_decoded_token_costs_no_managed_memory()
    {
        using var pair = new Pair(new(s_bytes));
        using var model = LlamaModel.Load(pair.Model, adapter: new(pair.Adapter));
        Decoding.CostsNoManagedMemory(model);
    }

    // W + scale * alpha / rank * B * A
    private static float[] Merged(GgufFile adapter, double scale, string matrix, float[] numbers)
    {
        if (adapter.FindTensor($"{matrix}.lora_a") is not { } first)
        {
            return numbers;
        }

        var (down, up) = (adapter.Values(first), adapter.Values(adapter.FindTensor($"{matrix}.lora_b")!));
        var (columns, rank) = ((int)first.Dimensions[0], (int)first.Dimensions[1]);
        var factor = scale * adapter.Real("adapter.lora.alpha")!.Value / rank;
        return [.. numbers.Select((number, at) => (float)(number + (factor * Enumerable.Range(0, rank).Sum(i => (double)up[(at / columns * rank) + i] * down[(i * columns) + (at % columns)]))))];
    }

    /// <summary>A model and an adapter as files.</summary>
    private sealed class Pair(RandomLora adapter) : IDisposable
    {
        private readonly Files.ModelFile _model = adapter.Model.Write();
        private readonly Files.ModelFile _adapter = adapter.Write();
        private GgufFile? _openModel;
        private GgufFile? _openAdapter;

        public GgufFile Model => _openModel ??= _model.Open();

        public GgufFile Adapter => _openAdapter ??= _adapter.Open();

        public float[] Logits(int[] tokens, int threads = 1, int batch = 1000, float? scale = 1)
        {
            using var model = LlamaModel.Load(Model, threads, adapter: scale is { } much ? new(Adapter, much) : null);
            using var cache = new KvCache(model.Shape, 512);
            var sequence = cache.Start();
            float[] logits = [];
            foreach (var part in tokens.Chunk(batch))
            {
                logits = model.Evaluate(sequence, part).ToArray();
            }

            return logits;
        }

        public void Dispose()
        {
            _openModel?.Dispose();
            _openAdapter?.Dispose();
            _model.Dispose();
            _adapter.Dispose();
        }
    }
}
