using Agent.Tools.Spellings;

namespace Agent.Tools.Libraries;

/// <summary>The terms of a library, with how rare each is, and which of them a term that was asked for may mean.</summary>
internal sealed class Vocabulary
{
    // Shorter words have too many neighbours that mean something else.
    private const int ShortestMistyped = 5;
    private const int SharedBeginning = 4;
    private const int LongestEnding = 4;
    // In a small library no word is rare; it is weighed as one of this many sentences.
    private const int FewestSentences = 2500;
    // As rare as a term of one in 150 sentences: who asks for a word that is not there has asked for something.
    private const double Unknown = 5;

    private readonly Dictionary<string, double> rarity;
    private readonly List<string> terms;
    private readonly ILookup<string, string> byBeginning;

    /// <param name="holders">In how many sentences each term stands.</param>
    /// <param name="sentences">How many sentences there are.</param>
    public Vocabulary(IEnumerable<(string Term, int Sentences)> holders, int sentences)
    {
        var weighed = Math.Max(sentences, FewestSentences);
        // Rounded, so that the last bit of a logarithm never decides an order.
        var all = holders.OrderByDescending(holder => holder.Sentences).ThenBy(holder => holder.Term, StringComparer.Ordinal).ToList();
        rarity = all.ToDictionary(holder => holder.Term, holder => Math.Round(Math.Log(1 + ((weighed - holder.Sentences + 0.5) / (holder.Sentences + 0.5))), 4));
        terms = [.. all.Select(holder => holder.Term)];
        byBeginning = terms.Where(term => term.Length >= SharedBeginning).ToLookup(term => term[..SharedBeginning]);
    }

    /// <summary>The inverse document frequency of a term.</summary>
    public double RarityOf(string term) => rarity.GetValueOrDefault(term, Unknown);

    /// <summary>The term itself, or the commonest one that a slip of the finger makes of it.</summary>
    public string Known(string term)
        => rarity.ContainsKey(term) || term.Length < ShortestMistyped || char.IsDigit(term[0]) ? term : terms.FirstOrDefault(known => known.Length >= SharedBeginning && Slips.IsSlip(term, known)) ?? term;

    /// <summary>The other terms that begin as this one does: "pregnant" and "pregnancy", "meatless" and "meat loaf" not.</summary>
    public IEnumerable<string> Akin(string term)
        => term.Length < SharedBeginning ? [] : byBeginning[term[..SharedBeginning]].Where(other => other != term && IsAkin(term, other));

    private static bool IsAkin(string one, string other)
    {
        var shared = one.AsSpan().CommonPrefixLength(other);
        return one.Length - shared <= LongestEnding && other.Length - shared <= LongestEnding && shared * 2 > Math.Max(one.Length, other.Length);
    }
}
