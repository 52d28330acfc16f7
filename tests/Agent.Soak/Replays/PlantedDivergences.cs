using Agent.Core.Journals;

namespace Agent.Soak.Replays;

/// <summary>A journal whose lines all hold and that tells of a run that never was.</summary>
internal sealed record PlantedDivergence(string What, IReadOnlyList<Fact> Facts, int FirstToDiffer)
{
    public byte[] Journal()
    {
        var (previous, bytes) = (JournalLine.NoHash, new List<byte>());
        foreach (var (number, fact) in Facts.Index())
        {
            var (line, hash) = JournalLine.Write(number, previous, fact);
            bytes.AddRange(line);
            previous = hash;
        }
        return [.. bytes];
    }
}

internal static class PlantedDivergences
{
    /// <summary>One divergence of each kind for which the run has a place.</summary>
    public static IEnumerable<PlantedDivergence> Of(IReadOnlyList<Fact> facts)
    {
        if (Find(facts, fact => fact is Replied) is { } asked)
            yield return new("prompt", Changed(facts, asked, fact => ((Replied)fact) with { Exchange = ((Replied)fact).Exchange with { Prompt = ((Replied)fact).Exchange.Prompt + " " } }), asked);
        // A result is taken as it is told; what follows from it is the next request, which has heard something else.
        if (Find(facts, fact => fact is ToolReturned) is { } returned && Find(facts, fact => fact is Replied, returned + 1) is { } next && !facts.Take(next).Skip(returned).Any(fact => fact is AttemptAbandoned or TranscriptCompacted))
            yield return new("tool result", Changed(facts, returned, fact => fact is ToolReturned { Observation: var seen } told ? told with { Observation = seen with { Text = seen.Text + " " } } : fact), next);
        if (Find(facts, fact => fact is ToolCalled) is { } called && called > 1)
            yield return new("order", [.. facts.Take(called - 1), facts[called], facts[called - 1], .. facts.Skip(called + 1)], called - 1);
    }

    private static int? Find(IReadOnlyList<Fact> facts, Predicate<Fact> wanted, int from = 0)
        => Enumerable.Range(from, facts.Count - from).Where(at => wanted(facts[at])).Select(at => (int?)at).FirstOrDefault();

    private static List<Fact> Changed(IReadOnlyList<Fact> facts, int at, Func<Fact, Fact> change) => [.. facts.Select((fact, number) => number == at ? change(fact) : fact)];
}
