using Agent.Core.Critiques;

namespace Agent.Evaluation.Overlaps;

/// <summary>A goal reduced to what makes it the same goal as another: its words without case, accents, punctuation and plural endings.</summary>
public sealed class GoalText
{
    private const int Gram = 3;

    private readonly IReadOnlyList<string> words;
    private readonly HashSet<string> grams;

    public GoalText(string goal)
    {
        words = Words.Of(goal);
        grams = [.. Runs(Math.Min(Gram, Math.Max(1, words.Count)))];
    }

    /// <summary>Equal for goals that differ in nothing that is heard.</summary>
    public string Normal => string.Join(' ', words);

    /// <summary>Every run of so many words.</summary>
    public IEnumerable<string> Runs(int length) => Enumerable.Range(0, Math.Max(0, words.Count - length + 1)).Select(at => string.Join(' ', words.Skip(at).Take(length)));

    /// <summary>The runs of three words that both have, of all that either has: from 0 to 1.</summary>
    public double Likeness(GoalText other)
    {
        ArgumentNullException.ThrowIfNull(other);
        var (few, many) = grams.Count <= other.grams.Count ? (grams, other.grams) : (other.grams, grams);
        var both = few.Count(many.Contains);
        return (double)both / Math.Max(1, few.Count + many.Count - both);
    }
}
