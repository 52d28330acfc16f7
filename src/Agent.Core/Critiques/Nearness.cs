using Agent.Core.Goals;

namespace Agent.Core.Critiques;

/// <summary>How near texts are to a goal: by the words that they share with it, a rare word counting more than one that most of them have.</summary>
public static class Nearness
{
    private const int Most = 3;

    /// <summary>The nearest texts in their own order, at most three; all of them when none shares a word with the goal.</summary>
    public static IReadOnlyList<string> Nearest(IReadOnlyList<string> texts, Goal goal)
    {
        ArgumentNullException.ThrowIfNull(texts);
        ArgumentNullException.ThrowIfNull(goal);
        var asked = Coverage.Asked(goal).ToHashSet();
        var words = texts.Select(text => Words.Of(text).Where(asked.Contains).ToHashSet()).ToList();
        var weights = asked.ToDictionary(word => word, word => Math.Log(1 + ((double)texts.Count / (1 + words.Count(said => said.Contains(word))))));
        var ranked = words.Select((said, i) => (Index: i, Weight: said.Sum(word => weights[word]))).Where(text => text.Weight > 0)
            .OrderByDescending(text => text.Weight).ThenBy(text => text.Index).Take(Most).Select(text => text.Index).Order().ToList();
        return ranked.Count == 0 ? texts : [.. ranked.Select(i => texts[i])];
    }
}
