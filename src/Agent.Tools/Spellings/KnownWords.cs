using System.Collections.Frozen;
using System.Text.RegularExpressions;
using Agent.Tools.Diets;
using Agent.Tools.Libraries;

namespace Agent.Tools.Spellings;

/// <summary>The words that a goal may be made of: those of everyday speech, of a table of foods and of the documents of a library.</summary>
internal sealed partial class KnownWords
{
    // A word of everyday speech or a food is as likely to be meant as one that a library says so often.
    private const int Everyday = 20;
    private const int Shortest = 3;

    private const string Resource = "real-words";

    // Words that are no slip, although one of these words is near them.
    private static readonly FrozenSet<string> Real = WordList.Read(Resource, _ => true).ToFrozenSet();

    private readonly FrozenSet<string> words;
    private readonly FrozenSet<string> stems;
    private readonly ILookup<char, string> byFirst;

    /// <param name="words">Each word as often as it is said.</param>
    public KnownWords(IEnumerable<string> words)
    {
        var counted = words.CountBy(word => word).OrderByDescending(word => word.Value).ThenBy(word => word.Key, StringComparer.Ordinal).Select(word => word.Key).ToList();
        this.words = counted.ToFrozenSet();
        stems = counted.Select(Stems.Of).ToFrozenSet();
        byFirst = counted.Where(word => word.Length >= Shortest).ToLookup(word => word[0]);
    }

    /// <summary>Those of a library's folder.</summary>
    public static KnownWords In(string library, IngredientTable table) => new(
        EverydayWords.All.Concat(table.Ingredients.SelectMany(food => food.Words.Prepend(food.Name).Append(food.Plural ?? food.Name)).SelectMany(Of)).SelectMany(word => Enumerable.Repeat(word, Everyday))
            .Concat(LibraryDocument.In(library).SelectMany(document => Of(document.Title + " " + document.Body))));

    /// <summary>Whether it is one of them, in whatever form.</summary>
    public bool Has(string word) => stems.Contains(Stems.Of(word));

    /// <summary>The nearest word, of those as near the commonest, that was surely meant by one that is none; the word itself where there is none.</summary>
    public string Meant(string word) => word.Length < Shortest || words.Contains(word) || Real.Contains(word) || Real.Contains(Stems.Of(word)) ? word : Nearest(word, Has(word) ? 0 : int.MaxValue) ?? word;

    // A form of a known word may still have a letter doubled that is not, or the other way round: "nutts", "shoping". The second letter stands first where the two changed places.
    private string? Nearest(string word, int within)
        => byFirst[word[0]].Concat(word[1] == word[0] ? [] : byFirst[word[1]]).Select(known => (Known: known, Distance: Slips.Distance(word, known)))
            .Where(one => one.Distance <= within).OrderBy(one => one.Distance).Select(one => one.Known).FirstOrDefault()
            ?? (word is [.., 's'] && word.Length > Shortest && within > 0 && Nearest(word[..^1], within) is { } one ? one + "s" : null);

    private static IEnumerable<string> Of(string text) => Word().Matches(text.ToLowerInvariant()).Select(match => match.Value);

    [GeneratedRegex(@"\p{L}+")]
    private static partial Regex Word();
}
