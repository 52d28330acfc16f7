using Agent.Inference.Files;

namespace Agent.Inference.Tokenizers;

/// <summary>The pieces of a model file with their kinds and the ids that have a role.</summary>
internal sealed record Vocabulary(IReadOnlyList<string> Pieces, TokenKind[] Kinds, int? Bos, int Eos, int? Unknown, IReadOnlySet<int> EndOfGeneration)
{
    private const string Prefix = "tokenizer.ggml.";

    private static readonly string[] s_endKeys = ["eot_token_id", "eom_token_id"];

    // Files often name only one end token and rely on readers to know the others by their text.
    private static readonly string[] s_ends =
    [
        "<|im_end|>", "<|endoftext|>", "<|eot_id|>", "<|eom_id|>", "<|end_of_text|>", "<|end|>",
        "<end_of_turn>", "</s>", "<|return|>", "### End",
    ];

    public int Count => Pieces.Count;

    public static Vocabulary Read(GgufFile file)
    {
        var pieces = file.Texts(Prefix + "tokens") ?? throw file.Refused("it has no 'tokenizer.ggml.tokens', so text cannot become tokens.");
        if (pieces.Count == 0)
        {
            throw file.Refused("its vocabulary 'tokenizer.ggml.tokens' is empty.");
        }

        var kinds = ReadKinds(file, pieces.Count);
        var eos = Id(file, "eos_token_id", pieces.Count) ?? throw file.Refused("it has no 'tokenizer.ggml.eos_token_id', so a reply could never end.");
        var ends = new HashSet<int> { eos };
        ends.UnionWith(s_endKeys.Select(key => Id(file, key, pieces.Count)).OfType<int>());
        ends.UnionWith(Enumerable.Range(0, pieces.Count).Where(id => kinds[id] is TokenKind.Control or TokenKind.UserDefined && s_ends.Contains(pieces[id])));
        return new(pieces, kinds, Id(file, "bos_token_id", pieces.Count), eos, Id(file, "unknown_token_id", pieces.Count), ends);
    }

    private static TokenKind[] ReadKinds(GgufFile file, int count)
    {
        var kinds = file.Integers(Prefix + "token_type");
        if (kinds is null)
        {
            return [.. Enumerable.Repeat(TokenKind.Normal, count)];
        }

        if (kinds.Count != count)
        {
            throw file.Refused($"'tokenizer.ggml.token_type' has {kinds.Count} entries for {count} tokens.");
        }

        return [.. kinds.Select(kind => kind is >= 0 and <= 6
            ? (TokenKind)Math.Max(kind, 1)
            : throw file.Refused($"'tokenizer.ggml.token_type' has the kind {kind}. The kinds are 1 to 6."))];
    }

    private static int? Id(GgufFile file, string key, int count) => file.Integer(Prefix + key) switch
    {
        null => null,
        >= 0 and var id when id < count => (int)id,
        var id => throw file.Refused($"'{Prefix + key}' is {id}, and the vocabulary has {count} tokens."),
    };
}
