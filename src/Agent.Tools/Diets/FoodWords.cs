namespace Agent.Tools.Diets;

/// <summary>A word of a text in the form that is compared: lower case, singular.</summary>
/// <param name="Stem">The word without its plural ending.</param>
/// <param name="Starts">A comma, a full stop or the like stands before it, so it belongs to nothing before.</param>
/// <param name="At">Where it begins in the text.</param>
/// <param name="End">Where it ends, exclusive.</param>
internal readonly record struct FoodWord(string Stem, bool Starts, int At, int End);

/// <summary>Text cut into words for finding foods.</summary>
internal static class FoodWords
{
    public static List<FoodWord> Of(string text)
    {
        var words = new List<FoodWord>();
        var starts = true;
        for (var at = 0; at < text.Length;)
        {
            var end = at;
            while (end < text.Length && char.IsLetterOrDigit(text[end]))
                end++;
            if (end > at)
            {
                // "Shepherd's" is "shepherds".
                if (end == at + 1 && text[at] is 's' && at > 0 && text[at - 1] is '\'' or '\u2019')
                {
                    at = end;
                    continue;
                }
                words.Add(new(Stem(text[at..end].ToLowerInvariant()), starts, at, end));
                starts = false;
                at = end;
                continue;
            }
            starts |= text[at] is not (' ' or '-' or '\'' or '\u2019');
            at++;
        }
        return words;
    }

    /// <summary>The words of a name, joined: equal for names that are one.</summary>
    public static string Key(string name) => string.Join(' ', Of(name).Select(word => word.Stem));

    /// <summary>What a recipe of that title makes: the "corn bread" of "corn bread with sweetcorn" is bread, and "leek and potato soup" is soup. Empty for no title.</summary>
    public static string Dish(string title)
    {
        var words = Of(title).Select(word => word.Stem).TakeWhile(word => word is not ("with" or "in" or "on" or "for")).ToList();
        return words.Count == 0 ? "" : words[^1];
    }

    /// <summary>A word as the documents spell it that is spelled in more ways than one; null for all others.</summary>
    public static string? Variant(string word) => Spelled(word.ToLowerInvariant());

    private static string Stem(string word) => Spelled(word) ?? Singular(word);

    private static string? Spelled(string word) => word switch
    {
        "chilli" or "chillies" or "chilies" or "chiles" => "chili",
        "yoghurt" or "yoghurts" or "yoghourt" => "yogurt",
        "soya" => "soy",
        "lasagna" or "lasagnas" => "lasagne",
        "tajine" or "tajines" => "tagine",
        "macaroones" => "macaroon",
        "cookie" or "cookies" => "biscuit",
        _ => null,
    };

    private static string Singular(string word) => word switch
    {
        "gelatin" => "gelatine",
        "leaves" => "leaf",
        "loaves" => "loaf",
        { Length: > 4 } when Ends(word, "ies") => word[..^3] + "y",
        { Length: > 4 } when Ends(word, "oes") || Ends(word, "shes") || Ends(word, "ches") || Ends(word, "xes") => word[..^2],
        { Length: > 3 } when word.EndsWith('s') && !Ends(word, "ss") => word[..^1],
        _ => word,
    };

    private static bool Ends(string word, string ending) => word.EndsWith(ending, StringComparison.Ordinal);
}
