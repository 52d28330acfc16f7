namespace Agent.Core.Journals;

/// <summary>A journal that lives as long as its process.</summary>
public sealed class MemoryJournal(TimeProvider time) : IJournal
{
    private readonly List<Fact> facts = [];

    public IReadOnlyList<Fact> Facts => facts;

    /// <summary>Takes a fact that another journal has stamped.</summary>
    public void Take(Fact fact) => facts.Add(fact);

    public Task<Fact> AppendAsync(Fact fact, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(fact);
        var stamped = FactJson.AsKept(fact with { At = time.GetUtcNow() });
        facts.Add(stamped);
        return Task.FromResult(stamped);
    }
}
