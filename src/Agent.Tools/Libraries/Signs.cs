using System.Collections.Frozen;
using System.Text.RegularExpressions;

namespace Agent.Tools.Libraries;

/// <summary>
/// What in a question and in a sentence can speak for each other although they are not the same word: "how long" and a number of minutes,
/// "toddler" and "child". Terms stand as they are; "_" marks words by which people ask and tell, "/" a term of the title, "#" what kind of thing it is.
/// </summary>
internal static partial class Signs
{
    private static readonly FrozenSet<string> Telling = FrozenSet.ToFrozenSet(
    [
        "so", "because", "must", "not", "never", "only", "before", "until", "after", "if", "is", "are", "can", "than", "that", "about", "most", "no", "and", "with", "at", "from", "when", "out",
    ]);

    /// <summary>The signs of a question: its terms, the words by which it asks, and each of these with its neighbour.</summary>
    /// <param name="text">The question.</param>
    /// <param name="terms">Its terms, with slips of the finger mended.</param>
    public static IEnumerable<string> OfQuestion(string text, IEnumerable<string> terms)
    {
        var words = QuestionTerms.Words(text);
        var asking = words.Where(QuestionTerms.IsStop).Select(word => $"_{word}");
        var pairs = words.Zip(words.Skip(1)).Where(pair => QuestionTerms.IsStop(pair.First) || QuestionTerms.IsStop(pair.Second)).Select(pair => $"_{pair.First}_{pair.Second}");
        string[] number = text.Any(char.IsDigit) ? ["#digit"] : [];
        return terms.Where(IsWord).Concat(asking).Concat(pairs).Concat(number).Distinct();
    }

    /// <summary>The signs of a sentence of a document.</summary>
    public static IEnumerable<string> OfSentence(LibraryDocument document, string sentence, bool first)
    {
        var telling = QuestionTerms.Words(sentence).Where(Telling.Contains).Select(word => $"_{word}");
        string[] kind = first ? ["#first", $"#{document.Kind}"] : [$"#{document.Kind}"];
        return QuestionTerms.Of(sentence).Where(IsWord).Concat(QuestionTerms.Of(document.Title).Select(term => $"/{term}")).Concat(telling).Concat(Kinds(sentence)).Concat(kind).Distinct();
    }

    private static bool IsWord(string term) => !char.IsDigit(term[0]);

    private static IEnumerable<string> Kinds(string sentence)
    {
        if (Heat().IsMatch(sentence))
            yield return "#C";
        if (Time().IsMatch(sentence))
            yield return "#time";
        if (Amount().IsMatch(sentence))
            yield return "#amount";
        if (sentence.Any(char.IsDigit))
            yield return "#digit";
        if (Season().IsMatch(sentence))
            yield return "#month";
    }

    [GeneratedRegex(@"\d C\b")]
    private static partial Regex Heat();

    [GeneratedRegex(@"\b(?:seconds?|minutes?|hours?|overnight|(?:\d+|one|two|three|four|five|six|seven|eight|nine|ten|few|some|every|an?) (?:days?|weeks?|months?|years?))\b", RegexOptions.IgnoreCase)]
    private static partial Regex Time();

    [GeneratedRegex(@"\d (?:k?g|m?l|tsp|tbsp|cm|parts?)\b|\b(?:teaspoons?|tablespoons?|spoons?|quarter|half|twice|parts?|percent)\b", RegexOptions.IgnoreCase)]
    private static partial Regex Amount();

    [GeneratedRegex(@"\b(?:January|February|March|April|May|June|July|August|September|October|November|December|Spring|Summer|Autumn|Winter|(?:spring|summer|autumn|winter|season)|(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day)\b")]
    private static partial Regex Season();
}
