namespace ChefNano.Teacher;

/// <summary>Seeded choices, so that the same seed writes the same text.</summary>
internal sealed class Dice(int seed)
{
    private readonly Random random = new(seed);

    public bool Chance(double share) => random.NextDouble() < share;

    public int Next(int below) => random.Next(below);

    public T Pick<T>(IReadOnlyList<T> from) => from[random.Next(from.Count)];

    public string Pick(params string[] from) => from[random.Next(from.Length)];

    /// <summary>Set while the vocabulary is built: made-up words must not become known ones.</summary>
    public static bool Plain { get; set; }

    /// <summary>A made-up word, so that copying is learned and not remembered.</summary>
    public string Word()
    {
        if (Plain)
            return "salt";
        string[] heads = ["b", "br", "c", "ch", "cl", "d", "dr", "f", "fl", "g", "gr", "h", "j", "k", "kr", "l", "m", "n", "p", "pl", "qu", "r", "s", "sh", "sk", "st", "t", "tr", "v", "w", "y", "z", "zh", "th", "x", ""];
        string[] vowels = ["a", "e", "i", "o", "u", "ai", "ee", "oo", "ou", "ia", "y", "ei"];
        string[] tails = ["", "", "", "n", "r", "l", "s", "t", "k", "m", "x", "z", "nd", "rt", "lk", "sh", "ng", "p", "b", "g", "v"];
        var word = "";
        for (var syllable = Next(3) + 1; syllable >= 0; syllable--)
            word += Pick(heads) + Pick(vowels) + Pick(tails);
        return word.Length is >= 3 and <= 12 ? word : Word();
    }
}
