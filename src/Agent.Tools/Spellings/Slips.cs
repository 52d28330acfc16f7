namespace Agent.Tools.Spellings;

/// <summary>Slips of the finger and of the ear: what is typed for a word that is meant.</summary>
internal static class Slips
{
    private const int EnoughForShift = 4;
    private const int EnoughForSounds = 6;
    private const int EnoughForLetters = 7;

    /// <summary>One letter too many, too few or another, or two exchanged.</summary>
    public static bool IsSlip(string typed, string meant) => Differing(typed, meant) is var (left, right) && (IsShift(left, right) || (left.Length == 1 && right.Length == 1));

    /// <summary>The same without another letter in the place of one, which makes of a cartoon a cardoon.</summary>
    public static bool IsMisplaced(string typed, string meant) => Differing(typed, meant) is var (left, right) && IsShift(left, right);

    /// <summary>How far what was typed is from what may be meant, the less the surer; null where it is surely something else. The first letter is the one that nobody misses, and the shorter a word, the more neighbours it has.</summary>
    public static int? Distance(string typed, string meant)
    {
        var (left, right) = Differing(typed, meant);
        return (typed[0] == meant[0], typed.Length) switch
        {
            (true, _) when Undoubled(typed) == Undoubled(meant) => 0,
            _ when AreExchanged(left, right) => 1,
            (true, >= EnoughForShift) when meant.Length >= EnoughForShift && IsShift(left, right) => 1,
            (true, >= EnoughForSounds) when Sounds(typed) == Sounds(meant) => 2,
            (true, >= EnoughForLetters) when left.Length == 1 && right.Length == 1 => 3,
            _ => null,
        };
    }

    private static string Undoubled(string word) => string.Concat(word.Where((letter, at) => at == 0 || letter != word[at - 1]));

    // Vowels are hardly told apart where they are not stressed.
    private static string Sounds(string word) => string.Concat(Undoubled(word).Select(letter => letter is 'a' or 'e' or 'i' or 'o' or 'u' or 'y' ? 'a' : letter));

    private static bool IsShift(string left, string right) => left.Length + right.Length <= 1 || AreExchanged(left, right);

    private static bool AreExchanged(string left, string right) => left.Length == 2 && right.Length == 2 && left[0] == right[1] && left[1] == right[0];

    /// <summary>What is left of two words without what they begin and end with alike.</summary>
    private static (string Left, string Right) Differing(string typed, string meant)
    {
        var from = typed.AsSpan().CommonPrefixLength(meant);
        var to = 0;
        while (to < Math.Min(typed.Length, meant.Length) - from && typed[^(to + 1)] == meant[^(to + 1)])
            to++;
        return (typed[from..^to], meant[from..^to]);
    }
}
