using System.Text.Json;
using Agent.Inference.Files;
using Agent.Inference.Llama;
using Agent.Inference.Tests.Files;
using Xunit;

namespace Agent.Inference.Tests.Llama;

/// <summary>The stored logits and tokens were computed by llama.cpp; bench/llama-cpp says how to ask it again.</summary>
public sealed class ReferenceLogits
{
    private const string Folder = "AGENT_RANDOM_MODELS";

    private static readonly Dictionary<string, RandomLlama> s_models = new()
    {
        ["f32"] = new() { Type = GgufType.F32, Seed = 21, Spread = 1, EmbeddingSpread = 0.05f },
        ["f16"] = new() { Type = GgufType.F16, Seed = 22, Spread = 1, EmbeddingSpread = 0.05f },
        ["q8"] = new() { Seed = 23, Spread = 1, EmbeddingSpread = 0.05f },
        ["q8-untied"] = new() { Tied = false, Seed = 24, Spread = 1, EmbeddingSpread = 0.05f },
        ["f32-one-kv-head"] = new() { Type = GgufType.F32, KvHeads = 1, Width = 128, FeedForward = 256, Layers = 4, RopeBase = 500000, Seed = 25, Spread = 1, EmbeddingSpread = 0.05f },
        ["q8-one-kv-head"] = new() { KvHeads = 1, Width = 128, FeedForward = 256, Layers = 4, RopeBase = 500000, Seed = 25, Spread = 1, EmbeddingSpread = 0.05f },
        ["f32-divided"] = new() { Type = GgufType.F32, RopeDivisors = [1, 1, 2, 4, 8, 8, 8, 8], Seed = 26, Spread = 1, EmbeddingSpread = 0.05f },
    };

    /// <summary>How much of an adapter llama.cpp was asked for.</summary>
    private const float Scale = 0.75f;

    private static readonly Dictionary<string, RandomLora> s_adapters = new()
    {
        ["f32-adapted"] = new(s_models["f32"]) { Seed = 31 },
        ["f16-adapted-by-halves"] = new(s_models["f16"]) { Seed = 32, Type = GgufType.F16 },
        ["q8-adapted"] = new(s_models["q8"]) { Seed = 33, Rank = 16 },
        ["q8-adapted-in-part"] = new(s_models["q8-untied"]) { Seed = 34, Rank = 3, Corrects = name => name.Contains("attn_q", StringComparison.Ordinal) || name.Contains("ffn_down", StringComparison.Ordinal) },
        ["q8-adapted-by-bytes"] = new(s_models["q8"]) { Seed = 35, Rank = 32, Type = GgufType.Q8_0, Spread = 0.1 },
    };

    public static TheoryData<string> Names => [.. s_models.Keys, .. s_adapters.Keys];

    [Theory]
    [MemberData(nameof(Names))]
    public void Logits_and_greedy_tokens_are_those_of_llama_cpp(string name)
    {
        var answer = JsonSerializer.Deserialize<Dictionary<string, Answer>>(
            File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "Data", "llama-cpp-logits.json")), JsonSerializerOptions.Web)![name];
        var lora = s_adapters.GetValueOrDefault(name);
        using var written = (lora?.Model ?? s_models[name]).Write();
        using var file = written.Open();
        using var writtenAdapter = lora?.Write();
        using var adapter = writtenAdapter?.Open();
        using var model = LlamaModel.Load(file, adapter: adapter is null ? null : new(adapter, Scale));
        using var cache = new KvCache(model.Shape, 512);
        using var sequence = cache.Start();
        var logits = model.Evaluate(sequence, answer.Prompt).ToArray();
        // Halves meet inputs rounded to halves in llama.cpp and singles here. And where an input of a byte matrix lies between
        // two codes, the last bit of a sum decides for one: in the deepest model that happens to some. What an adapter of bytes
        // is given is rounded to bytes in llama.cpp too, and taken as it is here.
        var tolerance = name switch { "f16" or "f16-adapted-by-halves" => 2e-3f, "q8-one-kv-head" or "q8-adapted-by-bytes" => 2e-2f, _ => 2e-4f } * answer.Logits.Max(MathF.Abs);
        Assert.All(answer.Logits.Zip(logits), pair => Assert.InRange(pair.Second - pair.First, -tolerance, tolerance));

        var sampler = new Sampler(new(), logits.Length);
        var greedy = new List<int>();
        while (greedy.Count < answer.Greedy.Length)
        {
            greedy.Add(sampler.Sample(logits, []));
            logits = model.Evaluate(sequence, [greedy[^1]]).ToArray();
        }

        Assert.Equal(answer.Greedy, greedy);
    }

    [Fact]
    public void The_models_are_written_out_where_that_is_asked_for()
    {
        if (Environment.GetEnvironmentVariable(Folder) is not { } folder)
        {
            Assert.Skip($"Set {Folder} to the folder that shall hold the files for llama.cpp.");
            return;
        }

        foreach (var (name, model) in s_models.Concat(s_adapters.Select(adapter => KeyValuePair.Create(adapter.Key, adapter.Value.Model))))
        {
            File.WriteAllBytes(Path.Combine(folder, name + ".gguf"), ModelFile.BytesOf(model.Writer()));
        }

        foreach (var (name, adapter) in s_adapters)
        {
            File.WriteAllBytes(Path.Combine(folder, name + ".adapter"), ModelFile.BytesOf(adapter.Writer()));
        }
    }

    private sealed record Answer(int[] Prompt, float[] Logits, int[] Greedy);
}
