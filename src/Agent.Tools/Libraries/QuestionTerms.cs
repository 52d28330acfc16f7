using System.Collections.Frozen;

namespace Agent.Tools.Libraries;

/// <summary>The terms of a text, as questions and sentences are compared by: stems of its words, without those that every question has.</summary>
internal static class QuestionTerms
{
    private static readonly FrozenSet<string> StopWords = FrozenSet.ToFrozenSet(
    [
        "a", "about", "all", "also", "am", "an", "and", "any", "are", "as", "at", "be", "been", "but", "by", "can", "could", "d", "did", "do", "does", "doesn", "don", "ever", "every",
        "find", "for", "from", "get", "give", "go", "goes", "got", "had", "has", "have", "he", "her", "hi", "his", "how", "i", "if", "in", "into", "is", "isn", "it", "its", "just", "let",
        "ll", "long", "look", "m", "make", "many", "may", "me", "might", "mine", "much", "must", "my", "need", "of", "on", "one", "only", "or", "our", "out", "own", "please", "quick",
        "re", "s", "shall", "she", "should", "so", "some", "t", "tell", "than", "thanks", "that", "the", "their", "them", "then", "there", "these", "they", "this", "those", "to", "up",
        "us", "ve", "want", "was", "we", "were", "what", "when", "where", "which", "who", "why", "will", "with", "would", "you", "your",
    ]);

    /// <summary>In the order of the text, with repetitions.</summary>
    public static IEnumerable<string> Of(string text)
        => Slugs.Of(text).Split('-', StringSplitOptions.RemoveEmptyEntries).Where(word => !StopWords.Contains(word)).Select(Stems.Of);
}
