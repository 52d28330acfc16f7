namespace Agent.Tools.Diets;

/// <summary>Finds foods by their names in running text.</summary>
internal sealed class FoodPhrases
{
    private readonly Dictionary<string, List<Phrase>> byFirstWord = [];

    public FoodPhrases(IReadOnlyList<Ingredient> ingredients)
    {
        var names = ingredients.SelectMany(one => Names(one).Select(name => (FoodWords.Key(name), one))).ToLookup(pair => pair.Item1, pair => pair.one);
        var aliases = ingredients.SelectMany(one => one.Words.Select(word => (FoodWords.Key(word), one))).ToLookup(pair => pair.Item1, pair => pair.one);
        foreach (var key in names.Select(group => group.Key).Union(aliases.Select(group => group.Key)).Where(key => key.Length > 0))
            // A food's own name speaks for it alone; only a word that names none stands for several.
            Add(key, [.. (names.Contains(key) ? names[key] : aliases[key]).Distinct()], names.Contains(key));
        foreach (var phrase in CommonFoods.NoFood)
            Add(FoodWords.Key(phrase), [], byName: false);
        foreach (var phrases in byFirstWord.Values)
            phrases.Sort((one, other) => other.Words.Length.CompareTo(one.Words.Length));
    }

    public List<FoundFood> Find(string text)
    {
        var words = FoodWords.Of(text);
        var found = new List<FoundFood>();
        for (var at = 0; at < words.Count;)
        {
            var phrase = LongestAt(words, at);
            if (phrase is { Foods.Count: > 0 } && !FoodSense.IsVerbOrLabel(words, at, phrase.Words.Length))
                found.Add(new(phrase.Name, FoodSense.Qualified(words, at, phrase.Foods), phrase.ByName, FoodSense.IsLeftOut(words, at)));
            at += phrase?.Words.Length ?? 1;
        }
        return found;
    }

    /// <summary>How many of the words from there on are one food's name; 0 where none begins.</summary>
    public int LengthAt(List<FoodWord> words, int at) => LongestAt(words, at)?.Words.Length ?? 0;

    private static IEnumerable<string> Names(Ingredient one) => one.Plural is { } plural ? [one.Name, plural] : [one.Name];

    private void Add(string key, IReadOnlyList<Ingredient> foods, bool byName)
    {
        var words = key.Split(' ');
        if (!byFirstWord.TryGetValue(words[0], out var phrases))
            byFirstWord[words[0]] = phrases = [];
        if (!phrases.Exists(known => known.Words.SequenceEqual(words)))
            phrases.Add(new(foods.Count == 1 ? foods[0].Name : key, words, foods, byName));
    }

    private Phrase? LongestAt(List<FoodWord> words, int at) =>
        byFirstWord.GetValueOrDefault(words[at].Stem)?.Find(phrase => phrase.IsAt(words, at));

    private sealed record Phrase(string Name, string[] Words, IReadOnlyList<Ingredient> Foods, bool ByName)
    {
        public bool IsAt(List<FoodWord> words, int at)
        {
            if (at + Words.Length > words.Count)
                return false;
            for (var i = 1; i < Words.Length; i++)
                if (words[at + i].Stem != Words[i] || words[at + i].Starts)
                    return false;
            return true;
        }
    }
}
