using System.Collections.Frozen;
using System.Text.RegularExpressions;

namespace Agent.Tools.Diets;

/// <summary>Words of everyday speech, so that a word that is none of them and no known food can be taken for a food that no table lists.</summary>
internal static partial class EverydayWords
{
    private const string Resource = "everyday-words";

    private static readonly FrozenSet<string> Known = Read().ToFrozenSet();

    public static bool Has(string word) => FoodWords.Key(word) is var key && (Known.Contains(key) || Known.Contains(word.ToLowerInvariant()) || Formed().IsMatch(key));

    private static IEnumerable<string> Read()
    {
        using var stream = typeof(EverydayWords).Assembly.GetManifestResourceStream(Resource) ?? throw new InvalidOperationException($"The program lacks its resource '{Resource}'.");
        using var reader = new StreamReader(stream);
        return [.. reader.ReadToEnd().Split('\n').Where(line => !line.StartsWith('#')).SelectMany(line => line.Split(' ', StringSplitOptions.RemoveEmptyEntries)).Select(FoodWords.Key)];
    }

    // Endings that make an adjective, an adverb, a verb's form or an abstract noun and hardly ever a food.
    [GeneratedRegex(@"(?:ly|ing|(?<!we)ed|ish|less|ful|ness|tion|sion|ment|able|ible|iest|ically|ian|style|ward|wise|ship|hood|ology|ist|ism|ous|ive)$")]
    private static partial Regex Formed();
}
