namespace Agent.Evaluation.Overlaps;

/// <summary>Says whether a goal is among others in other clothes: the same words, a run of eight words in common, or four fifths of all runs of three.</summary>
public sealed class Overlap
{
    private const int LongRun = 8;
    private const double MostLike = 0.8;

    private readonly List<GoalText> texts = [];
    private readonly Dictionary<string, string> normal = [];
    private readonly Dictionary<string, string> runs = [];
    private readonly Dictionary<string, List<int>> byWord = [];

    public Overlap(IEnumerable<string> goals)
    {
        ArgumentNullException.ThrowIfNull(goals);
        foreach (var goal in goals)
            Add(goal);
    }

    public int Count => texts.Count;

    /// <summary>The goal that this one repeats and how, or null when it stands for itself.</summary>
    public string? Of(string goal)
    {
        var text = new GoalText(goal);
        if (normal.TryGetValue(text.Normal, out var same))
            return $"'{goal}' has the same words as '{same}'.";
        if (text.Runs(LongRun).FirstOrDefault(runs.ContainsKey) is { } run)
            return $"'{goal}' shares the words '{run}' with '{runs[run]}'.";
        var near = text.Runs(3).SelectMany(gram => byWord.GetValueOrDefault(gram, [])).Distinct().Select(at => texts[at]).FirstOrDefault(other => text.Likeness(other) >= MostLike);
        return near is null ? null : $"'{goal}' is nearly '{near.Normal}'.";
    }

    private void Add(string goal)
    {
        var text = new GoalText(goal);
        if (!normal.TryAdd(text.Normal, goal))
            return;
        texts.Add(text);
        foreach (var run in text.Runs(LongRun))
            runs.TryAdd(run, goal);
        foreach (var gram in text.Runs(3).Distinct())
            (byWord.TryGetValue(gram, out var at) ? at : byWord[gram] = []).Add(texts.Count - 1);
    }
}
