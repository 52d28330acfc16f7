using System.Collections.Frozen;
using System.Text.RegularExpressions;
using Agent.Tools.Spellings;

namespace Agent.Tools.Diets;

/// <summary>Words of everyday speech, so that a word that is none of them and no known food can be taken for a food that no table lists.</summary>
internal static partial class EverydayWords
{
    private const string Resource = "everyday-words";

    private const string OfDishes = "# dishes";
    private const int ShortestSlip = 5;
    private const int ShortestFood = 3;

    private static readonly FrozenSet<string> Known = Read(_ => true).Select(FoodWords.Key).ToFrozenSet();
    private static readonly FrozenSet<string> Dishes = Read(section => section.StartsWith(OfDishes, StringComparison.Ordinal)).Select(FoodWords.Key).ToFrozenSet();

    /// <summary>As they are written, in the singular.</summary>
    public static IEnumerable<string> All => Read(_ => true);

    public static bool Has(string word) => FoodWords.Key(word) is var key && (Known.Contains(key) || Known.Contains(word.ToLowerInvariant()) || Formed().IsMatch(key));

    /// <summary>Whether it is such a word with a slip of the finger: two letters that changed places, one that is missing or one too many.</summary>
    public static bool IsSlip(string word)
        => FoodWords.Key(word) is { Length: >= ShortestSlip } key && !Has(word) && Known.Any(known => known.Length >= ShortestSlip && Slips.IsMisplaced(key, known));

    /// <summary>Whether all its words are such words, slips of them, numbers or too short for a name.</summary>
    public static bool AreNoFood(string said) => FoodWords.Of(said).All(word => word.Stem.Length < ShortestFood || char.IsDigit(word.Stem[0]) || Has(word.Stem) || IsSlip(word.Stem));

    /// <summary>Whether it is something that is cooked, such as a pancake, and no meal, such as a picnic.</summary>
    public static bool IsDish(string word) => Dishes.Contains(FoodWords.Key(word));

    private static IEnumerable<string> Read(Func<string, bool> isWanted) => WordList.Read(Resource, isWanted);

    // Endings that make an adjective, an adverb, a verb's form or an abstract noun and hardly ever a food.
    [GeneratedRegex(@"(?:ly|ing|(?<!we)ed|ish|less|ful|ness|tion|sion|ment|able|ible|iest|ically|ian|style|ward|wise|ship|hood|ology|ist|ism|ous|ive)$")]
    private static partial Regex Formed();
}
