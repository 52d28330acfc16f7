using System.Collections.Frozen;

namespace Agent.Tools.Libraries;

/// <summary>The terms of a text, as questions and sentences are compared by: stems of its words, without those that every question has.</summary>
internal static class QuestionTerms
{
    private static readonly FrozenSet<string> StopWords = FrozenSet.ToFrozenSet(
    [
        "a", "about", "all", "also", "am", "an", "and", "answer", "any", "are", "as", "ask", "asked", "asking", "at", "be", "been", "but", "by", "can", "could",
        "curious", "d", "define", "describe", "did", "do", "does", "doesn", "don", "ever", "every", "explain", "explained", "explanation", "find", "for", "from",
        "get", "give", "go", "goes", "got", "had", "has", "have", "he", "hello", "her", "hey", "hi", "his", "how", "i", "idea", "if", "in", "into", "is", "isn", "it",
        "its", "just", "know", "knows", "let", "ll", "long", "look", "m", "make", "many", "may", "me", "meaning", "might", "mine", "much", "must", "my", "need", "of",
        "on", "one", "only", "or", "our", "out", "own", "please", "question", "questions", "quick", "re", "reason", "s", "said", "say", "says", "sentence", "shall",
        "she", "should", "so", "some", "somebody", "someone", "sorry", "source", "t", "tell", "than", "thank", "thanks", "that", "the", "their", "them", "then",
        "there", "these", "they", "this", "those", "to", "told", "up", "us", "ve", "want", "was", "we", "were", "what", "when", "where", "which", "who", "why", "will",
        "with", "wonder", "wondered", "wondering", "word", "words", "would", "you", "your",
    ]);

    public static bool IsStop(string word) => StopWords.Contains(word);

    /// <summary>All words in the order of the text, in small letters and without accents.</summary>
    public static string[] Words(string text) => Slugs.Of(text).Split('-', StringSplitOptions.RemoveEmptyEntries);

    /// <summary>The terms in the order of the text, with repetitions.</summary>
    public static IEnumerable<string> Of(string text) => Words(text).Where(word => !StopWords.Contains(word)).Select(Stems.Of);
}
