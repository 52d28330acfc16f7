using Agent.Inference.Files;
using Agent.Inference.Llama;
using Xunit;

namespace Agent.Inference.Tests.Llama;

public sealed class ForwardPass
{
    public static TheoryData<string> Shapes => [.. s_shapes.Keys];

    private static readonly Dictionary<string, RandomLlama> s_shapes = new()
    {
        ["F32"] = new() { Type = GgufType.F32 },
        ["F16"] = new() { Type = GgufType.F16 },
        ["Q8_0"] = new(),
        ["Q8_0, output of its own"] = new() { Tied = false },
        ["F32, every head for itself"] = new() { Type = GgufType.F32, KvHeads = 4 },
        ["Q8_0, one key head for all"] = new() { KvHeads = 1 },
        ["F16, odd group count, long rope"] = new() { Type = GgufType.F16, Width = 40, Heads = 5, KvHeads = 5, FeedForward = 88, RopeBase = 500000 },
        ["F32, divided frequencies"] = new() { Type = GgufType.F32, RopeDivisors = [1, 2, 4, 8, 8, 8, 8, 8] },
        ["F32, five heads of 24 share their keys"] = new() { Type = GgufType.F32, Width = 120, Heads = 5, KvHeads = 1 },
        ["Q8_0, wide heads"] = new() { Width = 128, Heads = 2, KvHeads = 1, FeedForward = 160 },
    };

    [Theory]
    [MemberData(nameof(Shapes))]
    public void Logits_are_those_of_the_plain_formulas(string name)
    {
        using var written = s_shapes[name].Write();
        using var file = written.Open();
        using var model = LlamaModel.Load(file);
        using var cache = new KvCache(model.Shape, 512);
        // Longer than a batch of 64 and than two blocks of 32, with a tail in both.
        int[] tokens = [.. Enumerable.Range(0, 71).Select(i => (i * 37) % 256)];
        var expected = new ReferenceLlama(file).Logits(tokens);
        var actual = model.Evaluate(cache.Start(), tokens).ToArray();
        var largest = expected.Max(Math.Abs);
        Assert.Equal(expected.Length, actual.Length);
        Assert.All(expected.Zip(actual), pair => Assert.InRange(pair.Second - pair.First, -2e-4 * largest, 2e-4 * largest));
    }

    [Theory]
    [MemberData(nameof(Shapes))]
    public void Threads_and_batches_do_not_change_a_bit(string name)
    {
        using var written = s_shapes[name].Write();
        using var file = written.Open();
        int[] tokens = [.. Enumerable.Range(0, 100).Select(i => (i * 29) % 256)];
        var alone = Logits(file, 1, tokens, tokens.Length);
        Assert.Equal(alone, Logits(file, 2, tokens, tokens.Length));
        Assert.Equal(alone, Logits(file, 3, tokens, 1));
        Assert.Equal(alone, Logits(file, 2, tokens, 7));
    }

    [Fact]
    public void A_decoded_token_costs_no_managed_memory()
    {
        using var written = new RandomLlama().Write();
        using var file = written.Open();
        using var model = LlamaModel.Load(file, threads: 1);
        Decoding.CostsNoManagedMemory(model);
    }

    [Fact]
    public void A_prompt_longer_than_the_context_is_refused_before_it_is_evaluated()
    {
        using var written = new RandomLlama { Context = 32 }.Write();
        using var file = written.Open();
        using var model = LlamaModel.Load(file);
        using var cache = new KvCache(model.Shape, 64);
        var sequence = cache.Start();
        var error = Assert.Throws<ContextOverflowException>(() => model.Evaluate(sequence, new int[33]).Length);
        Assert.Equal("The prompt has 33 tokens, and the context holds 32. Shorten the conversation, or choose a model or a setting with a longer context.", error.Message);
        Assert.Equal(0, sequence.Length);
    }

    private static float[] Logits(GgufFile file, int threads, int[] tokens, int batch)
    {
        using var model = LlamaModel.Load(file, threads);
        using var cache = new KvCache(model.Shape, 512);
        var sequence = cache.Start();
        float[] logits = [];
        foreach (var part in tokens.Chunk(batch))
        {
            logits = model.Evaluate(sequence, part).ToArray();
        }

        return logits;
    }
}
