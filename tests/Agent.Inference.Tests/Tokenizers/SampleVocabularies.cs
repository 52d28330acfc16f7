using System.Globalization;
using Agent.Inference.Files;

namespace Agent.Inference.Tests.Tokenizers;

/// <summary>
/// Vocabularies whose merges were learned from one paragraph, in every form that the engine reads. The stored answers
/// of llama.cpp were made from exactly these files.
/// </summary>
internal static class SampleVocabularies
{
    private const string Paragraph =
        """
        Heat the oven to 180 C. Rub the leg of lamb with the rosemary, the garlic, the olive oil and the salt.
        Roast the lamb for 105 minutes; then it's rested for 10 minutes, and we'll carve it. The cook's knife isn't 12345 old.
        {"thought":"the library may know","tool":"search","args":{"query":"roast lamb"}}
        Für die Soße: 250 ml Brühe, étuvée à la crème, naïve façade. Ещё немного соли и перца. 羊肉を焼く、塩を振る。
        """;

    public static readonly string[] Names = ["words", "llama-bpe", "qwen2", "gpt-2", "smollm", "default", "llama"];

    // Every neighbour of these joins, so that a piece cut in another place shows in the tokens.
    private static readonly string[] s_joining = [" ", "\n", "\r", "\t", "1", "2", "'", "!", "$", "a", "S", "s", "+", ".", "٣"];

    private static readonly Lazy<List<(string Left, string Right)>> s_bytePairs = new(() =>
    [
        .. Learn(250, word => [.. Vocabularies.Spell(word).Select(character => character.ToString())]),
        (Vocabularies.Spell("٣")[..1], Vocabularies.Spell("٣")[1..]),
        .. s_joining.SelectMany(left => s_joining.Select(right => (Vocabularies.Spell(left), Vocabularies.Spell(right)))),
        .. s_joining.Select(one => (Vocabularies.Spell(one + one), Vocabularies.Spell(one + one))),
    ]);

    private static readonly Lazy<List<(string Left, string Right)>> s_runePairs = new(() => Learn(180, word => [.. word.Replace(' ', '\u2581').EnumerateRunes().Select(rune => rune.ToString())]));

    /// <summary>The merges of the byte-level vocabularies, in their order.</summary>
    public static IEnumerable<(string Left, string Right)> Merges => s_bytePairs.Value.Distinct();

    public static GgufWriter Make(string name) => name switch
    {
        "words" => Vocabularies.Words("llama-bpe", "lamb", " lamb", "180", "105", "-free", "\\n", " Easter", "naïve", "日本"),
        "llama" => SentencePieces(),
        _ => BytePairs(name),
    };

    private static GgufWriter BytePairs(string pre)
    {
        // Two merged pieces are left out of the vocabulary: they must fall back to their characters.
        var pieces = s_bytePairs.Value.Select(pair => pair.Left + pair.Right).Distinct().Where((_, rank) => rank is not (40 or 200));
        string[] tokens = [.. Vocabularies.ByteSpelling(), .. pieces, "<tool>", "    ", .. Vocabularies.Controls];
        var firstControl = tokens.Length - Vocabularies.Controls.Length;
        return Vocabularies.Shape()
            .Add("tokenizer.ggml.model", "gpt2")
            .Add("tokenizer.ggml.pre", pre)
            .Add("tokenizer.ggml.tokens", tokens)
            .Add("tokenizer.ggml.token_type", [.. tokens.Select((_, id) => id >= firstControl ? 3 : id >= firstControl - 2 ? 4 : 1)])
            .Add("tokenizer.ggml.merges", [.. s_bytePairs.Value.Select(pair => $"{pair.Left} {pair.Right}")])
            .Add("tokenizer.ggml.bos_token_id", (uint)(firstControl + 2))
            .Add("tokenizer.ggml.eos_token_id", (uint)(firstControl + 1))
            .Add("tokenizer.ggml.add_bos_token", false);
    }

    private static GgufWriter SentencePieces()
    {
        string[] bytes = [.. Enumerable.Range(0, 256).Select(value => string.Create(CultureInfo.InvariantCulture, $"<0x{value:X2}>"))];
        var joined = s_runePairs.Value.Select(pair => pair.Left + pair.Right).Distinct().ToArray();
        var single = joined.SelectMany(piece => piece.EnumerateRunes()).Select(rune => rune.ToString()).Distinct().Order(StringComparer.Ordinal);
        string[] tokens = ["<unk>", "<s>", "</s>", .. bytes, .. joined, .. single, "<mask>"];
        return Vocabularies.Shape()
            .Add("tokenizer.ggml.model", "llama")
            .Add("tokenizer.ggml.tokens", tokens)
            .Add("tokenizer.ggml.scores", [.. tokens.Select((_, id) => id < 259 ? 0f : 259f - id)])
            .Add("tokenizer.ggml.token_type", [.. tokens.Select((_, id) => id == 0 ? 2 : id < 3 ? 3 : id < 259 ? 6 : id == tokens.Length - 1 ? 4 : 1)])
            .Add("tokenizer.ggml.bos_token_id", 1u)
            .Add("tokenizer.ggml.eos_token_id", 2u)
            .Add("tokenizer.ggml.unknown_token_id", 0u);
    }

    /// <summary>The most frequent neighbours first, among equals the first in ordinal order.</summary>
    private static List<(string Left, string Right)> Learn(int count, Func<string, List<string>> spell)
    {
        var words = Paragraph.Split('\n').SelectMany(line => line.Split(' ')).Select(word => spell(" " + word)).ToList();
        var merges = new List<(string Left, string Right)>();
        while (merges.Count < count)
        {
            var best = words.SelectMany(word => word.Zip(word.Skip(1)))
                .GroupBy(pair => pair)
                .OrderByDescending(group => group.Count())
                .ThenBy(group => group.Key.First, StringComparer.Ordinal)
                .ThenBy(group => group.Key.Second, StringComparer.Ordinal)
                .First().Key;
            merges.Add(best);
            words.ForEach(word => Join(word, best));
        }

        return merges;
    }

    private static void Join(List<string> word, (string Left, string Right) pair)
    {
        for (var i = 0; i + 1 < word.Count; i++)
        {
            if (word[i] == pair.Left && word[i + 1] == pair.Right)
            {
                word[i] += word[i + 1];
                word.RemoveAt(i + 1);
            }
        }
    }
}
