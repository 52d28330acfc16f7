#:project ../../src/Agent.Inference/Agent.Inference.csproj
#:property PublishAot=false
// Writes models with random weights, and measures the engine on one of them.
// Usage: speed write FOLDER | speed run FILE THREADS ROUNDS
using System.Diagnostics;
using System.Text.Json;
using Agent.Inference.Files;
using Agent.Inference.Llama;

const int PromptTokens = 512;
const int ReplyTokens = 64;

switch (args)
{
    case ["write", var folder]:
        Write(Path.Combine(folder, "320x8.gguf"), width: 320, layers: 8, inner: 864, heads: 5, kvHeads: 5, vocabulary: 6488);
        Write(Path.Combine(folder, "576x30.gguf"), width: 576, layers: 30, inner: 1536, heads: 9, kvHeads: 3, vocabulary: 49152);
        return 0;
    case ["run", var path, var threads, var rounds]:
        Measure(path, int.Parse(threads), int.Parse(rounds));
        return 0;
    default:
        Console.Error.WriteLine("Usage: speed write FOLDER | speed run FILE THREADS ROUNDS");
        return 2;
}

static void Measure(string path, int threads, int rounds)
{
    using var file = GgufFile.Open(path);
    using var model = LlamaModel.Load(file, threads, 1024);
    using var cache = new KvCache(model.Shape, 1024);
    int[] prompt = [.. Enumerable.Range(0, PromptTokens).Select(i => i * 7 % 256)];
    for (var round = 0; round <= rounds; round++)
    {
        using var sequence = cache.Start();
        var prefill = Timed(() => model.Evaluate(sequence, prompt));
        var decode = Timed(() =>
        {
            for (var i = 0; i < ReplyTokens; i++)
            {
                model.Evaluate(sequence, [i]);
            }
        });
        // The first round compiles.
        if (round > 0)
        {
            Console.WriteLine(JsonSerializer.Serialize(new[] { prefill.Wall / PromptTokens, prefill.Cpu / PromptTokens, decode.Wall / ReplyTokens, decode.Cpu / ReplyTokens }, Numbers.Default.DoubleArray));
        }
    }
}

static (double Wall, double Cpu) Timed(Action action)
{
    using var process = Process.GetCurrentProcess();
    var (wall, cpu) = (Stopwatch.GetTimestamp(), process.TotalProcessorTime);
    action();
    process.Refresh();
    return (Stopwatch.GetElapsedTime(wall).TotalMilliseconds, (process.TotalProcessorTime - cpu).TotalMilliseconds);
}

static void Write(string path, int width, int layers, int inner, int heads, int kvHeads, int vocabulary)
{
    var state = 1UL;
    string[] tokens = [.. Enumerable.Range(0, vocabulary).Select(Piece)];
    var writer = new GgufWriter()
        .Add("general.architecture", "llama")
        .Add("llama.context_length", 2048u)
        .Add("llama.embedding_length", (uint)width)
        .Add("llama.block_count", (uint)layers)
        .Add("llama.feed_forward_length", (uint)inner)
        .Add("llama.attention.head_count", (uint)heads)
        .Add("llama.attention.head_count_kv", (uint)kvHeads)
        .Add("llama.attention.layer_norm_rms_epsilon", 1e-5f)
        .Add("llama.rope.dimension_count", (uint)(width / heads))
        .Add("tokenizer.ggml.model", "gpt2")
        .Add("tokenizer.ggml.pre", "llama-bpe")
        .Add("tokenizer.ggml.tokens", tokens)
        .Add("tokenizer.ggml.token_type", [.. tokens.Select((_, id) => id == vocabulary - 1 ? 3 : 1)])
        .Add("tokenizer.ggml.merges", ["a b"])
        .Add("tokenizer.ggml.bos_token_id", (uint)(vocabulary - 1))
        .Add("tokenizer.ggml.eos_token_id", (uint)(vocabulary - 1));
    Matrix("token_embd", width, vocabulary);
    Vector("output_norm");
    for (var layer = 0; layer < layers; layer++)
    {
        Vector($"blk.{layer}.attn_norm");
        Matrix($"blk.{layer}.attn_q", width, width);
        Matrix($"blk.{layer}.attn_k", width, width / heads * kvHeads);
        Matrix($"blk.{layer}.attn_v", width, width / heads * kvHeads);
        Matrix($"blk.{layer}.attn_output", width, width);
        Vector($"blk.{layer}.ffn_norm");
        Matrix($"blk.{layer}.ffn_gate", width, inner);
        Matrix($"blk.{layer}.ffn_up", width, inner);
        Matrix($"blk.{layer}.ffn_down", inner, width);
    }

    using var stream = File.Create(path);
    writer.Write(stream);

    // The 256 bytes as gpt2 vocabularies spell them, then fillers.
    string Piece(int id) => id >= 256 ? $"filler{id}" : ((char)(id is (> 32 and < 127) or (> 160 and < 173) or > 173 ? id : 256 + id)).ToString();

    void Vector(string name) => writer.AddTensor($"{name}.weight", GgufType.F32, [.. Enumerable.Repeat(1f, width)], (ulong)width);

    void Matrix(string name, int columns, int rows)
        => writer.AddTensor($"{name}.weight", GgufType.Q8_0, [.. Enumerable.Range(0, columns * rows).Select(_ => Next() * 0.05f)], (ulong)columns, (ulong)rows);

    // Speed does not depend on the values, so a plain congruential generator will do.
    float Next()
    {
        state = (state * 6364136223846793005) + 1442695040888963407;
        return ((state >> 40) / (float)(1 << 24)) - 0.5f;
    }
}

[System.Text.Json.Serialization.JsonSerializable(typeof(double[]))]
internal sealed partial class Numbers : System.Text.Json.Serialization.JsonSerializerContext;
