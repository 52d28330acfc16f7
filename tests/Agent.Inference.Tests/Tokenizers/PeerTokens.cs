using System.Text.RegularExpressions;
using Agent.Inference.Files;
using Agent.Inference.Tests.Files;
using Microsoft.ML.Tokenizers;
using Xunit;

namespace Agent.Inference.Tests.Tokenizers;

/// <summary>
/// Random texts get the tokens that Microsoft.ML.Tokenizers gives them. It cuts texts by the published regular
/// expressions and joins bytes by code of its own, so the two share nothing but the vocabulary.
/// </summary>
public sealed partial class PeerTokens
{
    private const int Texts = 4000;

    // No letters beyond U+FFFF: a regular expression of .NET sees two surrogates there, and no letter.
    private static readonly string[] s_parts =
    [
        " ", " ", " ", "  ", "   ", "\n", "\r\n", "\n\n", "\t", "\u00a0", "\u3000", "\u0085", "\u2028", "\v",
        "the", "The", " lamb", "lamb", " oven", "roast", "minutes", "s", "S", "a", "naïve", " façade", "Ещё", "соли", "羊肉", "を", "ع", "ش",
        "'s", "'S", "'ll", "'Re", "'", "''", "’s", "n't",
        "0", "1", "12", "123", "1234567", "٣", "²", "½", "Ⅷ", "一",
        "!", "...", "{\"", "\":\"", "\\n", "-", "_", "$", "+", "#", "€", "🐑", "👩‍🍳", "e\u0301", "\u0301", "\u200d", "\u00ad", "\ufeff", "\ue000", "\u0001", "\u007f",
    ];

    private static readonly Dictionary<string, Regex> s_cuts = new() { ["gpt-2"] = Gpt2(), ["llama-bpe"] = Llama3(), ["qwen2"] = Qwen2() };

    public static TheoryData<string> Names => [.. s_cuts.Keys];

    [Theory]
    [MemberData(nameof(Names))]
    public void Random_texts_get_the_tokens_of_an_independent_tokenizer(string name)
    {
        string[] tokens = [.. Vocabularies.ByteSpelling(), .. SampleVocabularies.Merges.Select(pair => pair.Left + pair.Right).Distinct(), .. Vocabularies.Controls];
        string[] merges = [.. SampleVocabularies.Merges.Select(pair => $"{pair.Left} {pair.Right}")];
        using var model = new ModelFile(Model(name, tokens, merges));
        using var file = model.Open();
        var tokenizer = Agent.Inference.Tokenizers.Tokenizer.From(file);
        var peer = BpeTokenizer.Create(new BpeOptions(tokens.Select((token, id) => KeyValuePair.Create(token, id)))
        {
            Merges = merges,
            ByteLevel = true,
            PreTokenizer = new RegexPreTokenizer(s_cuts[name], null),
        });

        var random = new Random(7);
        var joined = 0;
        for (var i = 0; i < Texts; i++)
        {
            var text = string.Concat(random.GetItems(s_parts, 1 + random.Next(12)));
            var expected = peer.EncodeToIds(text);
            Assert.True(expected.SequenceEqual(tokenizer.Encode(text)), $"'{Regex.Escape(text)}' gave [{string.Join(' ', tokenizer.Encode(text))}], the peer gives [{string.Join(' ', expected)}]");
            joined += expected.Count(id => id >= 256);
        }

        Assert.True(joined > Texts, $"only {joined} tokens were joined from bytes");
    }

    private static GgufWriter Model(string pre, string[] tokens, string[] merges)
    {
        var firstControl = tokens.Length - Vocabularies.Controls.Length;
        return Vocabularies.Shape()
            .Add("tokenizer.ggml.model", "gpt2")
            .Add("tokenizer.ggml.pre", pre)
            .Add("tokenizer.ggml.tokens", tokens)
            .Add("tokenizer.ggml.token_type", [.. tokens.Select((_, id) => id >= firstControl ? 3 : 1)])
            .Add("tokenizer.ggml.merges", merges)
            .Add("tokenizer.ggml.bos_token_id", (uint)(firstControl + 2))
            .Add("tokenizer.ggml.eos_token_id", (uint)(firstControl + 1))
            .Add("tokenizer.ggml.add_bos_token", false);
    }

    [GeneratedRegex(@"'s|'t|'re|'ve|'m|'ll|'d| ?\p{L}+| ?\p{N}+| ?[^\s\p{L}\p{N}]+|\s+(?!\S)|\s+")]
    private static partial Regex Gpt2();

    [GeneratedRegex(@"(?i:'s|'t|'re|'ve|'m|'ll|'d)|[^\r\n\p{L}\p{N}]?\p{L}+|\p{N}{1,3}| ?[^\s\p{L}\p{N}]+[\r\n]*|\s*[\r\n]+|\s+(?!\S)|\s+")]
    private static partial Regex Llama3();

    [GeneratedRegex(@"(?i:'s|'t|'re|'ve|'m|'ll|'d)|[^\r\n\p{L}\p{N}]?\p{L}+|\p{N}| ?[^\s\p{L}\p{N}]+[\r\n]*|\s*[\r\n]+|\s+(?!\S)|\s+")]
    private static partial Regex Qwen2();
}
