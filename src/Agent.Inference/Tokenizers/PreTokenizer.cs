using Agent.Inference.Files;

namespace Agent.Inference.Tokenizers;

/// <summary>Cuts text into the pieces within which byte pairs are merged.</summary>
internal abstract class PreTokenizer
{
    /// <summary>The length of the piece that begins at <paramref name="start"/>: at least one character.</summary>
    public abstract int Next(ReadOnlySpan<char> text, int start);

    /// <summary>The rules that a file names in <c>tokenizer.ggml.pre</c>; files from before that key have the default ones.</summary>
    public static PreTokenizer For(GgufFile file) => file.Text("tokenizer.ggml.pre") switch
    {
        "llama-bpe" or "llama3" or "llama-v3" or "falcon3" => new WordPieces(digits: 3),
        "qwen2" or "stablelm2" or "deepseek-r1-qwen" => new WordPieces(digits: 1),
        "gpt-2" or "phi-2" or "mpt" or "olmo" => new ClassicPieces(),
        "smollm" or "starcoder" or "refact" or "command-r" => new SingleDigitPieces(),
        null or "default" => new DefaultPieces(),
        var other => throw file.Refused($"its pre-tokenizer is '{other}'. This engine reads: llama-bpe, qwen2, gpt-2, smollm, default."),
    };

    /// <summary>Whether the file's family takes a whole piece that is in the vocabulary before it merges, and begins with <c>Bos</c>; no key says so.</summary>
    public static bool IsLlama3(GgufFile file) => file.Text("tokenizer.ggml.pre") is "llama-bpe" or "llama3" or "llama-v3" or "falcon3";
}
