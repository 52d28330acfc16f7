using Agent.Core.Goals;

namespace Agent.Tools.Chores;

/// <summary>The words of a goal that stand in a file, so that they can be what is looked for there.</summary>
public static class FoundWords
{
    private const int MostWords = 4, ShortestStem = 3;
    private static readonly char[] Edges = [' ', '.', ',', ';', ':', '!', '?', '"', '\'', '(', ')', '\u201c', '\u201d', '\u2018', '\u2019'];

    // Words by which people ask for lines of a file.
    private static readonly HashSet<string> Asking = [.. """
        a about again all also altogether an and any are as at be been both but by call can case come copy could count do does down each else end entries entry every file
        files find first for from get give go has have hello how i if in into is it its just keep keeping last let like line lines list look lot make
        many matching may me mention mentions more much my name need new next no not note now number numbers of off often on one only or order other our out over
        page part please pull put read result row rows same save saved say says second see show so some sort sorted sum take tell text than thank thanks that the
        their them then there these they this those three times to total two under up us very want was we were what when where which who will with
        word words would write you your contain contains containing store
        """.Split([' ', '\n', '\r'], StringSplitOptions.RemoveEmptyEntries)];

    /// <summary>Whether a word can be told from those by which people ask.</summary>
    public static bool IsTelling(string word)
    {
        ArgumentNullException.ThrowIfNull(word);
        return !Asking.Contains(word.ToLowerInvariant());
    }

    /// <summary>The longest runs of words that stand in a line of the text, as the goal writes them.</summary>
    public static IReadOnlyList<string> In(Goal goal, string text)
    {
        ArgumentNullException.ThrowIfNull(goal);
        ArgumentNullException.ThrowIfNull(text);
        var names = Phrases.FilesOf(goal);
        var standing = Phrases.Of(goal, MostWords)
            .Where(phrase => phrase.Split(' ').Any(word => IsTelling(word.Trim(Edges))) && !names.Any(name => phrase.Contains(name, StringComparison.Ordinal)) && Stands(text, phrase)).ToList();
        // "The valve" is looked for as "valve": only what tells something begins or ends what is sought.
        var told = standing.Where(phrase => phrase.Split(' ') is var words && IsTelling(words[0]) && IsTelling(words[^1])).ToList();
        return [.. told.Where(phrase => !told.Any(other => other.Length > phrase.Length && Stands(other, phrase)))];
    }

    /// <summary>The words of the goal that stand in the text in the other number, "errors" as "ERROR", as the text writes them.</summary>
    public static IReadOnlyList<string> Inflected(Goal goal, string text)
    {
        ArgumentNullException.ThrowIfNull(goal);
        ArgumentNullException.ThrowIfNull(text);
        var others = Phrases.Of(goal, 1).Where(word => word.Length > ShortestStem && word.All(char.IsLetter) && IsTelling(word)).SelectMany(OtherNumber);
        return [.. others.Where(word => IsTelling(word) && Stands(text, word)).Select(word => text.Substring(text.IndexOf(word, StringComparison.OrdinalIgnoreCase), word.Length)).Distinct()];
    }

    private static IEnumerable<string> OtherNumber(string word) => word.ToLowerInvariant() switch
    {
        [.. var stem, 'i', 'e', 's'] => [stem + "y", stem + "ie"],
        [.. var stem, 'e', 's'] => [stem, stem + "e"],
        [.. var stem, 's'] when stem[^1] != 's' => [stem],
        [.. var stem, 'y'] => [stem + "ies", stem + "ys"],
        var one => [one + "s", one + "es"],
    };

    /// <summary>Whether the phrase stands in the text as whole words, in capitals or not.</summary>
    public static bool Stands(string text, string phrase)
    {
        ArgumentNullException.ThrowIfNull(text);
        ArgumentNullException.ThrowIfNull(phrase);
        for (var at = text.IndexOf(phrase, StringComparison.OrdinalIgnoreCase); at >= 0; at = text.IndexOf(phrase, at + 1, StringComparison.OrdinalIgnoreCase))
            if ((at == 0 || !char.IsLetterOrDigit(text[at - 1])) && (at + phrase.Length == text.Length || !char.IsLetterOrDigit(text[at + phrase.Length])))
                return true;
        return false;
    }
}
