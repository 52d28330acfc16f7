using Agent.Inference.Files;

namespace Agent.Inference.Tokenizers;

/// <summary>The pieces of a model file with their kinds and the ids that have a role.</summary>
internal sealed record Vocabulary(IReadOnlyList<string> Pieces, TokenKind[] Kinds, IReadOnlyList<float>? Scores)
{
    private const string Prefix = "tokenizer.ggml.";

    private static readonly string[] s_endKeys = ["eot_token_id", "eom_token_id"];

    // Files often name only one end token and rely on readers to know the others by their text.
    private static readonly string[] s_ends =
    [
        "<|im_end|>", "<|endoftext|>", "<|eot_id|>", "<|eom_id|>", "<|end_of_text|>", "<|end|>",
        "<end_of_turn>", "</s>", "### End", "<|SYSTEM|>", "<|USER|>", "<|ASSISTANT|>",
    ];

    public int Count => Pieces.Count;

    public int? Bos { get; private init; }

    public required int Eos { get; init; }

    /// <summary>The token for what no other token stands for; a control token never is, because text must not yield one.</summary>
    public int? Unknown { get; private init; }

    public required IReadOnlySet<int> EndOfGeneration { get; init; }

    /// <summary>
    /// Whether text may become this token without being asked for. Markers are not plain: what a user writes stays text.
    /// Added runs of white space and punctuation are: they mean nothing but themselves.
    /// </summary>
    public bool IsPlain(int id) => Kinds[id] is TokenKind.Normal || IsBlank(id);

    /// <summary>Whether the token is an added run of white space and punctuation, line breaks of JSON strings among them.</summary>
    public bool IsBlank(int id) => Kinds[id] is TokenKind.UserDefined && !Pieces[id].Replace(@"\n", "", StringComparison.Ordinal).Any(char.IsLetterOrDigit);

    public static Vocabulary Read(GgufFile file)
    {
        var pieces = file.Texts(Prefix + "tokens") ?? throw file.Refused("it has no 'tokenizer.ggml.tokens', so text cannot become tokens.");
        if (pieces.Count == 0)
        {
            throw file.Refused("its vocabulary 'tokenizer.ggml.tokens' is empty.");
        }

        var kinds = ReadKinds(file, pieces.Count);
        var eos = Id(file, "eos_token_id", pieces.Count) ?? throw file.Refused("it has no 'tokenizer.ggml.eos_token_id', so a reply could never end.");
        var bos = Id(file, "bos_token_id", pieces.Count);
        var ends = new HashSet<int> { eos };
        ends.UnionWith(s_endKeys.Select(key => Id(file, key, pieces.Count)).OfType<int>());

        // A token with such a role is a control token, whatever kind the file gives it.
        foreach (var id in bos is null ? ends : ends.Append(bos.Value))
        {
            kinds[id] = TokenKind.Control;
        }

        ends.UnionWith(Enumerable.Range(0, pieces.Count).Where(id => kinds[id] is TokenKind.Control or TokenKind.UserDefined && s_ends.Contains(pieces[id])));
        var unknown = Id(file, "unknown_token_id", pieces.Count);
        return new(pieces, kinds, ReadScores(file, pieces.Count))
        {
            Bos = bos,
            Eos = eos,
            Unknown = unknown is { } token && kinds[token] is not TokenKind.Control ? unknown : null,
            EndOfGeneration = ends,
        };
    }

    private static IReadOnlyList<float>? ReadScores(GgufFile file, int count)
        => file.Reals(Prefix + "scores") is not { } scores || scores.Count == count
            ? file.Reals(Prefix + "scores")
            : throw file.Refused($"'tokenizer.ggml.scores' has {scores.Count} entries for {count} tokens.");

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
