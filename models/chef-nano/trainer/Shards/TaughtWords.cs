using System.Text.RegularExpressions;
using Agent.Inference.Tokenizers;

namespace ChefNano.Trainer.Shards;

/// <summary>The words that lessons teach a model to say of its own accord, and that its vocabulary has not whole.</summary>
internal static partial class TaughtWords
{
    // What one lesson alone says may be a slip of it.
    private const int FewestLessons = 2;

    /// <summary>In ordinal order, in small letters.</summary>
    public static IReadOnlyList<string> Of(IEnumerable<Document> lessons, Tokenizer tokenizer)
    {
        var whole = Enumerable.Range(0, tokenizer.Count).Where(token => tokenizer.Bytes(token).Length > 1).SelectMany(token => WordsOf(tokenizer.Decode([token]))).ToHashSet();
        return [.. lessons.SelectMany(lesson => Spelled(lesson, tokenizer).Except(whole)).CountBy(word => word).Where(word => word.Value >= FewestLessons).Select(word => word.Key).Order(StringComparer.Ordinal)];
    }

    // A word that the lesson was told before is copied, and nothing to know.
    private static HashSet<string> Spelled(Document lesson, Tokenizer tokenizer)
    {
        var (told, spelled) = (new HashSet<string>(), new HashSet<string>());
        for (var start = 0; start < lesson.Length;)
        {
            var end = start + 1;
            while (end < lesson.Length && lesson.Targets[end] == lesson.Targets[start])
                end++;
            var words = WordsOf(tokenizer.Decode(lesson.Tokens[start..end].Select(token => (int)token)));
            if (lesson.Targets[start])
                spelled.UnionWith(words.Except(told));
            else
                told.UnionWith(words);
            start = end;
        }
        return spelled;
    }

    private static IEnumerable<string> WordsOf(string text) => Letters().Matches(text).Select(match => match.Value.ToLowerInvariant());

    [GeneratedRegex(@"\p{L}{2,}")]
    private static partial Regex Letters();
}
