using Agent.Inference.Files;

namespace Agent.Inference.Tests.Tokenizers;

/// <summary>Small vocabularies in the forms that model files use.</summary>
internal static class Vocabularies
{
    public static readonly string[] Controls = ["<|im_start|>", "<|im_end|>", "<|endoftext|>"];

    /// <summary>The spelling of the 256 bytes, written down apart from the code under test.</summary>
    public static string[] ByteSpelling()
    {
        var next = 256;
        return [.. Enumerable.Range(0, 256).Select(value =>
            ((char)(value is (> 32 and < 127) or (> 160 and < 173) or > 173 ? value : next++)).ToString())];
    }

    public static string Spell(string text)
        => string.Concat(System.Text.Encoding.UTF8.GetBytes(text).Select(value => ByteSpelling()[value]));

    /// <summary>The sizes without which llama.cpp does not read even a vocabulary.</summary>
    public static GgufWriter Shape() => new GgufWriter()
        .Add("general.architecture", "llama")
        .Add("llama.context_length", 64u)
        .Add("llama.embedding_length", 32u)
        .Add("llama.block_count", 1u)
        .Add("llama.feed_forward_length", 32u)
        .Add("llama.attention.head_count", 1u)
        .Add("llama.attention.layer_norm_rms_epsilon", 1e-5f);

    public static GgufWriter Chat(string vocabulary, string template)
        => SampleVocabularies.Make(vocabulary).Add("tokenizer.chat_template", template);

    /// <summary>Bytes, then known words, then the ChatML markers: the form of the built-in model.</summary>
    public static GgufWriter Words(string pre, params string[] words) => Words(pre, [], words);

    public static GgufWriter Words(string pre, string[] merges, string[] words) => Words(Shape(), pre, merges, words);

    /// <summary>The vocabulary in a file that has its architecture and sizes already.</summary>
    public static GgufWriter Words(GgufWriter shape, string pre, string[] merges, string[] words)
    {
        string[] tokens = [.. ByteSpelling(), .. words.Select(Spell), .. Controls];
        var firstControl = tokens.Length - Controls.Length;
        return shape
            .Add("tokenizer.ggml.model", "gpt2")
            .Add("tokenizer.ggml.pre", pre)
            .Add("tokenizer.ggml.tokens", tokens)
            .Add("tokenizer.ggml.token_type", [.. tokens.Select((_, id) => id < firstControl ? 1 : 3)])
            .Add("tokenizer.ggml.merges", [.. merges.Select(pair => string.Join(' ', pair.Split('+').Select(Spell)))])
            .Add("tokenizer.ggml.bos_token_id", (uint)(firstControl + 2))
            .Add("tokenizer.ggml.eos_token_id", (uint)(firstControl + 1))
            .Add("tokenizer.ggml.add_bos_token", false);
    }
}
