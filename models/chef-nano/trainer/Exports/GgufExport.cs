using Agent.Inference.Files;
using ChefNano.Trainer.Models;
using static TorchSharp.torch;

namespace ChefNano.Trainer.Exports;

/// <summary>Writes trained weights as a llama GGUF. Queries and keys were trained with adjacent pairs, which is that format's layout.</summary>
internal static class GgufExport
{
    private static readonly Dictionary<GgufType, uint> FileTypes = new() { [GgufType.F32] = 0, [GgufType.F16] = 1, [GgufType.Q8_0] = 7 };

    // A model of this size misspells what it copies, so the engine shall keep it to known words and those of its prompt.
    private const string GroundedWords = "tokenizer.grounded_words";

    public static GgufType Type(string name)
        => Enum.TryParse<GgufType>(name, ignoreCase: true, out var type) && FileTypes.ContainsKey(type) ? type
            : throw new ArgumentException($"There is no export type '{name}'. The types are: f32, f16, q8_0.");

    public static void Write(string path, string name, Weights weights, GgufFile vocabulary, GgufType type)
    {
        var tokens = vocabulary.Texts("tokenizer.ggml.tokens")?.Count ?? 0;
        if (tokens != weights.Shape.Vocabulary)
        {
            throw new InvalidDataException($"'{vocabulary.Path}' has {tokens} tokens and the checkpoint {weights.Shape.Vocabulary}. Name the vocabulary that the shards were written with.");
        }

        var writer = new GgufWriter();
        Describe(writer, name, weights.Shape, type);
        foreach (var (key, value) in vocabulary.Metadata.Where(entry => entry.Key.StartsWith("tokenizer.", StringComparison.Ordinal) && entry.Key != GroundedWords))
        {
            Copy(writer, key, value);
        }

        foreach (var (tensor, values, kind) in Tensors(weights))
        {
            writer.AddTensor(tensor, kind == Kind.Vector ? GgufType.F32 : type, values.data<float>().ToArray(), [.. values.shape.Reverse().Select(size => (ulong)size)]);
        }

        var fresh = path + ".new";
        using (var stream = File.Create(fresh))
        {
            writer.Write(stream);
        }

        File.Move(fresh, path, overwrite: true);
    }

    private static void Describe(GgufWriter writer, string name, Shape shape, GgufType type) => writer
        .Add("general.architecture", "llama")
        .Add("general.type", "model")
        .Add("general.name", name)
        .Add("general.file_type", FileTypes[type])
        .Add("general.quantization_version", 2u)
        .Add("llama.vocab_size", (uint)shape.Vocabulary)
        .Add("llama.context_length", (uint)Shape.Context)
        .Add("llama.embedding_length", (uint)shape.Dim)
        .Add("llama.block_count", (uint)shape.Layers)
        .Add("llama.feed_forward_length", (uint)shape.Ffn)
        .Add("llama.attention.head_count", (uint)shape.Heads)
        .Add("llama.attention.head_count_kv", (uint)shape.Heads)
        .Add("llama.attention.key_length", (uint)Shape.HeadDim)
        .Add("llama.attention.value_length", (uint)Shape.HeadDim)
        .Add("llama.attention.layer_norm_rms_epsilon", Shape.Epsilon)
        .Add("llama.rope.dimension_count", (uint)Shape.HeadDim)
        .Add("llama.rope.freq_base", Shape.RopeBase)
        .Add(GroundedWords, true);

    /// <summary>Every tensor by its GGUF name. There is no output matrix: it is the embedding's.</summary>
    private static IEnumerable<(string Name, Tensor Values, Kind Kind)> Tensors(Weights weights)
    {
        foreach (var (name, slot, part, parts) in Names(weights.Shape))
        {
            var weight = weights[slot];
            yield return (name, weight.Master.cpu().chunk(parts)[part].contiguous(), weight.Slot.Kind);
        }
    }

    /// <summary>Each GGUF name with the slot that it lies in, as which of how many parts.</summary>
    public static IEnumerable<(string Name, string Slot, int Part, int Parts)> Names(Shape shape)
    {
        yield return ("token_embd.weight", Slot.Embedding, 0, 1);
        yield return ("output_norm.weight", Slot.FinalNorm, 0, 1);
        for (var i = 0; i < shape.Layers; i++)
            foreach (var (slot, names) in Blocks)
                for (var part = 0; part < names.Length; part++)
                    yield return ($"blk.{i}.{names[part]}.weight", $"{i}.{slot}", part, names.Length);
    }

    /// <summary>What lies stacked in each slot of a block, in its order.</summary>
    private static readonly (string Slot, string[] Names)[] Blocks =
    [
        (Slot.AttentionNorm, ["attn_norm"]),
        (Slot.Qkv, ["attn_q", "attn_k", "attn_v"]),
        (Slot.Out, ["attn_output"]),
        (Slot.FfnNorm, ["ffn_norm"]),
        (Slot.GateUp, ["ffn_gate", "ffn_up"]),
        (Slot.Down, ["ffn_down"]),
    ];

    private static GgufWriter Copy(GgufWriter writer, string key, GgufValue value) => value.Content switch
    {
        string text => writer.Add(key, text),
        uint number => writer.Add(key, number),
        float number => writer.Add(key, number),
        bool flag => writer.Add(key, flag),
        string[] texts => writer.Add(key, texts),
        float[] numbers => writer.Add(key, numbers),
        int[] numbers => writer.Add(key, numbers),
        _ => throw new InvalidDataException($"The vocabulary's '{key}' is {value.Kind}, which is not copied. Leave it out of the vocabulary."),
    };
}
