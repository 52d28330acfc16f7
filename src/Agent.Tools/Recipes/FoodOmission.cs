using Agent.Tools.Diets;

namespace Agent.Tools.Recipes;

/// <summary>Takes a seasoning out of sentences, where they can do without it.</summary>
internal sealed class FoodOmission(IngredientTable table, FoodSwap swap)
{
    private static readonly string[] Verbs =
    [
        "chop", "scatter", "stir", "mix", "fry", "serve", "cook", "put", "pour", "add", "season", "simmer", "bake", "toss", "rub", "let", "slice", "cut", "peel", "grate", "take", "drain", "heat", "bring",
        "spread", "rest", "roast", "blend", "brush", "roll", "dust", "lay", "keep", "chill", "warm", "turn", "cover", "leave", "press", "whisk", "beat", "spoon", "fill", "melt", "boil",
    ];

    /// <summary>The step without the food, empty if nothing is left of it, null if it cannot be said without.</summary>
    public string? In(string step)
    {
        var left = step.TrimEnd('.').Split(". ").Select(Sentence).ToList();
        return left.Contains(null) ? null : string.Concat(left.Where(sentence => sentence!.Length > 0).Select(sentence => sentence + ". ")).TrimEnd();
    }

    public string? InTitle(string title)
    {
        var words = FoodWords.Of(title);
        foreach (var (from, length) in swap.Find(words).Take(1))
        {
            var (before, after) = (title[..words[from].At], title[words[from + length - 1].End..]);
            if (before.EndsWith(" with ", StringComparison.Ordinal))
                return after.StartsWith(" and ", StringComparison.Ordinal) ? before + after[5..] : after.Length == 0 ? before[..^6] : null;
            if (before.EndsWith(" and ", StringComparison.Ordinal) && after.Length == 0)
                return before[..^5];
            return before.Length == 0 && after.Length > 1 && !after.StartsWith(" with", StringComparison.Ordinal) ? after[1..] : null;
        }
        return title;
    }

    private string? Sentence(string sentence)
    {
        for (var tries = 0; tries < 3; tries++)
        {
            var words = FoodWords.Of(sentence);
            var (from, length) = swap.Find(words).FirstOrDefault();
            if (length == 0)
                return sentence;
            if ((OfList(sentence, words, from, length) ?? Clause(sentence)) is not { } left)
                return null;
            sentence = left;
        }
        return null;
    }

    private string? OfList(string sentence, List<FoodWord> words, int from, int length)
    {
        var start = Start(sentence, words[from].At);
        var end = words[from + length - 1].End;
        var (before, after) = (sentence[..start], sentence[end..]);
        if (before.EndsWith(", ", StringComparison.Ordinal) && (after.StartsWith(", ", StringComparison.Ordinal) || IsFoodAfter(after, " and ")))
            return before[..^2] + after;
        if (before.EndsWith(" and ", StringComparison.Ordinal) && IsFoodBefore(before[..^5]))
            return Joined(before[..^5]) + after;
        if (IsFoodAfter(after, ", ") || IsFoodAfter(after, " and "))
            return before + Article(sentence, start) + Bare(after[(after.IndexOf(' ', 1) is var space && after[0] == ',' ? 2 : space + 1)..]);
        return before.EndsWith(" with ", StringComparison.Ordinal) && !after.StartsWith(',') ? before[..^6] + after : null;
    }

    /// <summary>Leaves out what is done to the food alone.</summary>
    private string? Clause(string sentence)
    {
        var clauses = Clauses(sentence);
        var kept = new List<string>();
        var dropping = false;
        foreach (var clause in clauses)
        {
            var named = swap.IsIn(clause);
            var foods = table.Find(clause).Count;
            if (named && foods > 1)
                return null;
            dropping = named || dropping && foods == 0 && Follows(clause);
            if (!dropping)
                kept.Add(clause);
        }
        if (kept.Count == 0)
            return "";
        var text = kept.Count == 1 ? kept[0] : string.Join(", ", kept.SkipLast(1)) + " and " + kept[^1];
        return char.ToUpperInvariant(text[0]) + text[1..];
    }

    private static bool Follows(string clause) => FoodWords.Of(clause).Exists(word => word.Stem is "it" or "them" or "minute") && !clause.StartsWith("serve", StringComparison.Ordinal);

    private static List<string> Clauses(string sentence)
    {
        var clauses = new List<string>();
        var start = 0;
        for (var at = 0; at < sentence.Length; at++)
        {
            var mark = Mark(sentence, at);
            if (mark == 0 || !Verbs.Contains(FirstWord(sentence[(at + mark)..])))
                continue;
            clauses.Add(sentence[start..at]);
            start = at + mark;
        }
        clauses.Add(sentence[start..]);
        return clauses;
    }

    private static int Mark(string text, int at) => string.CompareOrdinal(text, at, " and ", 0, 5) == 0 ? 5 : string.CompareOrdinal(text, at, ", ", 0, 2) == 0 ? 2 : 0;

    private static string FirstWord(string text) => text.Split(' ', ',', '.')[0];

    private static int Start(string sentence, int at)
    {
        foreach (var lead in (string[])["half of the ", "a little of the ", "the rest of the ", "rest of the ", "the "])
            if (sentence.AsSpan(0, at).EndsWith(lead, StringComparison.Ordinal))
                return at - lead.Length;
        return at;
    }

    private static string Article(string sentence, int start) => string.CompareOrdinal(sentence, start, "the ", 0, 4) == 0 ? "the " : "";

    private static string Bare(string text) => text.StartsWith("the ", StringComparison.Ordinal) ? text[4..] : text;

    private bool IsFoodAfter(string after, string mark)
    {
        if (!after.StartsWith(mark, StringComparison.Ordinal))
            return false;
        var words = FoodWords.Of(Bare(after[mark.Length..]));
        return words.Count > 0 && table.LengthAt(words, 0) > 0 && !Verbs.Contains(words[0].Stem);
    }

    private bool IsFoodBefore(string before)
    {
        var words = FoodWords.Of(before);
        return Enumerable.Range(1, Math.Min(3, words.Count)).Any(count => table.LengthAt(words, words.Count - count) == count);
    }

    /// <summary>"The salt, pepper" becomes "the salt and pepper".</summary>
    private string Joined(string before)
    {
        var comma = before.LastIndexOf(", ", StringComparison.Ordinal);
        if (comma < 0 || !IsFoodBefore(before[..comma]))
            return before;
        var tail = FoodWords.Of(Bare(before[(comma + 2)..]));
        return tail.Count > 0 && table.LengthAt(tail, 0) == tail.Count ? before[..comma] + " and " + before[(comma + 2)..] : before;
    }
}
