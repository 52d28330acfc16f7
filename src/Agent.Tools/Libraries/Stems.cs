using System.Buffers;
using System.Collections.Frozen;

namespace Agent.Tools.Libraries;

/// <summary>What the forms of an English word have in common: "freezing", "freezes" and "frozen" are one.</summary>
internal static class Stems
{
    private const int Shortest = 3;

    private static readonly SearchValues<char> Vowels = SearchValues.Create("aeiouy");

    private static readonly FrozenDictionary<string, string> Irregular = new Dictionary<string, string>
    {
        ["ate"] = "eat", ["eaten"] = "eat", ["began"] = "begin", ["begun"] = "begin", ["beaten"] = "beat", ["bought"] = "buy", ["broke"] = "break", ["broken"] = "break",
        ["brought"] = "bring", ["built"] = "build", ["burnt"] = "burn", ["children"] = "child", ["chose"] = "choose", ["chosen"] = "choose", ["dried"] = "dry", ["drank"] = "drink",
        ["drunk"] = "drink", ["fell"] = "fall", ["fallen"] = "fall", ["feet"] = "foot", ["felt"] = "feel", ["froze"] = "freeze", ["frozen"] = "freeze", ["gave"] = "give",
        ["given"] = "give", ["grew"] = "grow", ["grown"] = "grow", ["halves"] = "half", ["held"] = "hold", ["hung"] = "hang", ["kept"] = "keep", ["knives"] = "knife",
        ["leaves"] = "leaf", ["left"] = "leave", ["loaves"] = "loaf", ["lost"] = "lose", ["made"] = "make", ["meant"] = "mean", ["melted"] = "melt", ["men"] = "man",
        ["rose"] = "rise", ["risen"] = "rise", ["sank"] = "sink", ["sent"] = "send", ["shook"] = "shake", ["shelves"] = "shelf", ["sold"] = "sell", ["spoilt"] = "spoil",
        ["stood"] = "stand", ["stuck"] = "stick", ["swollen"] = "swell", ["taught"] = "teach", ["took"] = "take", ["taken"] = "take", ["teeth"] = "tooth", ["thought"] = "think",
        ["thrown"] = "throw", ["told"] = "tell", ["went"] = "go", ["women"] = "woman", ["wrote"] = "write", ["written"] = "write",
    }.ToFrozenDictionary();

    // "Ten minutes" and "10 minutes" are the same.
    private static readonly FrozenDictionary<string, string> Numbers = new Dictionary<string, string>
    {
        ["two"] = "2", ["three"] = "3", ["four"] = "4", ["five"] = "5", ["six"] = "6", ["seven"] = "7", ["eight"] = "8", ["nine"] = "9", ["ten"] = "10", ["eleven"] = "11", ["twelve"] = "12",
        ["fifteen"] = "15", ["twenty"] = "20", ["thirty"] = "30", ["forty"] = "40", ["fifty"] = "50", ["sixty"] = "60",
    }.ToFrozenDictionary();

    public static string Of(string word)
    {
        if (Numbers.TryGetValue(word, out var digits))
            return digits;
        if (Irregular.TryGetValue(word, out var root))
            word = root;
        if (word.Length <= Shortest || char.IsDigit(word[0]))
            return word;
        return Closed(Inflected(Singular(word)));
    }

    private static string Singular(string word) => word switch
    {
        _ when word.EndsWith("ies", StringComparison.Ordinal) && word.Length > 4 => word[..^3] + "y",
        _ when word.EndsWith("sses", StringComparison.Ordinal) || word.EndsWith("shes", StringComparison.Ordinal) || word.EndsWith("ches", StringComparison.Ordinal)
            || word.EndsWith("xes", StringComparison.Ordinal) || word.EndsWith("zes", StringComparison.Ordinal) || word.EndsWith("oes", StringComparison.Ordinal) => word[..^2],
        _ when word[^1] == 's' && word[^2] is not ('s' or 'u' or 'i') => word[..^1],
        _ => word,
    };

    private static string Inflected(string word)
    {
        foreach (var suffix in (ReadOnlySpan<string>)["ing", "edly", "ed", "ly"])
        {
            if (!word.EndsWith(suffix, StringComparison.Ordinal) || word.Length - suffix.Length < Shortest || !word[..^suffix.Length].AsSpan().ContainsAny(Vowels))
                continue;
            return suffix == "ed" && word[^3] == 'i' ? word[..^3] + "y" : word[..^suffix.Length];
        }
        return word;
    }

    // "stopp", "bake" and "berry" end as "stop", "bak" and "berri".
    private static string Closed(string word)
    {
        if (word.Length > Shortest && word[^1] == word[^2] && word[^1] is not ('e' or 'o'))
            word = word[..^1];
        if (word.Length > Shortest && word[^1] == 'e')
            word = word[..^1];
        return word[^1] == 'y' && word.Length > Shortest ? word[..^1] + "i" : word;
    }
}
