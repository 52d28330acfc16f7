using Agent.Core.Budgets;
using Agent.Core.Journals;

namespace Agent.Core.Runs;

/// <summary>The beginning of a run from which another goes on, and what is different from there; null leaves a thing as it was.</summary>
/// <param name="From">Where the two part.</param>
/// <param name="Facts">The facts that they share.</param>
public sealed record Branch(ForkPoint From, IReadOnlyList<Fact> Facts)
{
    public ulong? Seed { get; init; }

    public string? Goal { get; init; }

    public Budget? Budget { get; init; }

    /// <summary>The first facts of a journal.</summary>
    /// <exception cref="JournalException">It has fewer, or none were asked for.</exception>
    public static Branch Of(JournalReading reading, int facts)
    {
        ArgumentNullException.ThrowIfNull(reading);
        if (facts < 1 || facts > reading.Lines.Count)
            throw new JournalException($"The run has {reading.Lines.Count} facts, so it cannot be forked at {facts}. Take a number from 1 to {reading.Lines.Count}; see them: agent runs show RUN --facts");
        var shared = reading.Lines.Take(facts).Select(line => line.Fact).ToList();
        return new Branch(new ForkPoint(Run.Fold(shared.Take(1)).Header.Id, facts, reading.Lines[facts - 1].Hash), shared);
    }
}
