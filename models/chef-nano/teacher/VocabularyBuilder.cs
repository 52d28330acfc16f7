using System.Text;
using System.Text.RegularExpressions;
using Agent.Inference.Files;

namespace ChefNano.Teacher;

/// <summary>
/// Builds the vocabulary: 256 bytes, whole known words, numbers, the line break of a JSON string, and the control tokens.
/// There are no merges: with the pre-tokenizer <c>llama-bpe</c> a piece that is known is one token and any other is spelled
/// byte by byte, which is what makes unknown words easy to copy.
/// </summary>
internal sealed partial class VocabularyBuilder
{
    private const int Normal = 1, Control = 3, UserDefined = 4;


    // What stands between the words of our JSON and markdown, as one token each: matched before anything else.
    private static readonly string[] Marks =
        [@"\n", @"\n\n", @"\n- ", @"\n\n- ", @"\n\n## ", "{\"", "\":\"", "\",\"", "\"}", "\":{\"", "\"}}", "\":[{\"", "\"},{\"", "\"}],\"", "\"}]}"];

    private static readonly string[] Controls = ["<|endoftext|>", "<|im_start|>", "<|im_end|>"];

    private readonly Dictionary<string, int> counts = [];

    public void Count(string text, int weight = 1)
    {
        foreach (var part in text.Split(Marks, StringSplitOptions.None))
            foreach (Match piece in Piece().Matches(part))
                counts[piece.Value] = counts.GetValueOrDefault(piece.Value) + weight;
    }

    /// <summary>Writes a GGUF without tensors whose metadata is the tokenizer. The tokens of an <paramref name="earlier"/> vocabulary keep their numbers; the new ones come after them.</summary>
    public int Write(string path, int least, GgufFile? earlier)
    {
        var words = new SortedSet<string>(StringComparer.Ordinal);
        foreach (var (piece, count) in counts)
        {
            if (count < least || !piece.All(c => c < 128))
                continue;
            words.Add(piece);
            // A word that is copied stands after a space in one place and after a quote in another.
            if (char.IsLetter(piece[0]))
                words.Add(" " + piece);
            else if (piece[0] == ' ')
                words.Add(piece[1..]);
        }
        for (var number = 0; number <= 100; number++)
            words.Add($"{number}");
        words.RemoveWhere(word => Encoding.UTF8.GetByteCount(word) < 2);
        List<(string Text, int Type)> all =
        [
            .. Earlier(earlier),
            .. Enumerable.Range(0, 256).Select(b => ($"{Visible((byte)b)}", Normal)),
            .. words.Select(word => (string.Concat(Encoding.UTF8.GetBytes(word).Select(Visible)), Normal)),
            .. Marks.Select(mark => (mark, UserDefined)),
            .. Controls.Select(control => (control, Control)),
        ];
        all = [.. all.DistinctBy(token => token.Text)];
        List<string> tokens = [.. all.Select(token => token.Text)];
        List<int> types = [.. all.Select(token => token.Type)];
        var id = tokens.ToDictionary(token => token, token => (uint)tokens.IndexOf(token));
        using var file = File.Create(path);
        new GgufWriter()
            .Add("general.architecture", "llama")
            .Add("tokenizer.ggml.model", "gpt2")
            .Add("tokenizer.ggml.pre", "llama-bpe")
            .Add("tokenizer.ggml.tokens", [.. tokens])
            .Add("tokenizer.ggml.token_type", [.. types])
            // Some readers want at least one merge; this one joins two bytes that never begin a character.
            .Add("tokenizer.ggml.merges", [$"{Visible(0xFE)} {Visible(0xFF)}"])
            .Add("tokenizer.ggml.bos_token_id", id["<|endoftext|>"])
            .Add("tokenizer.ggml.eos_token_id", id["<|im_end|>"])
            .Add("tokenizer.ggml.padding_token_id", id["<|endoftext|>"])
            .Add("tokenizer.ggml.add_bos_token", false)
            .Add("tokenizer.chat_template", "{% for message in messages %}<|im_start|>{{ message['role'] }}\n{{ message['content'] }}<|im_end|>\n{% endfor %}{% if add_generation_prompt %}<|im_start|>assistant\n{% endif %}")
            .Write(file);
        return tokens.Count;
    }

    private static IEnumerable<(string, int)> Earlier(GgufFile? file) => file is null ? []
        : ((string[])file.Metadata["tokenizer.ggml.tokens"].Content).Zip((int[])file.Metadata["tokenizer.ggml.token_type"].Content);

    // The byte alphabet of byte-level BPE: printable bytes stand for themselves, the others for characters from 256 on.
    private static char Visible(byte value)
    {
        static bool Printable(int b) => b is (>= 33 and <= 126) or (>= 161 and <= 172) or (>= 174 and <= 255);
        return Printable(value) ? (char)value : (char)(256 + Enumerable.Range(0, value).Count(b => !Printable(b)));
    }

    [GeneratedRegex(@"'(?:s|t|re|ve|m|ll|d)|[^\r\n\p{L}\p{N}]?\p{L}+|\p{N}{1,3}")]
    private static partial Regex Piece();
}
