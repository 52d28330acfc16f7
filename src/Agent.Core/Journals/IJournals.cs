using Agent.Core.Goals;

namespace Agent.Core.Journals;

/// <summary>Gives each run a name and a journal of its own.</summary>
public interface IJournals
{
    RunJournal Create(Goal goal, ulong seed);

    /// <summary>Opens the journal of a run to go on with it; nobody else can meanwhile.</summary>
    RunJournal Resume(string run);

    /// <summary>A journal of its own that begins with facts of another run. It is there with all of them or not at all; the fact of the fork is stamped with the time.</summary>
    /// <param name="goal">What the fork works on.</param>
    /// <param name="seed">The seed of its draws.</param>
    /// <param name="beginning">The facts, when the fork's name is known.</param>
    RunJournal Fork(Goal goal, ulong seed, Func<string, IReadOnlyList<Fact>> beginning)
        => throw new JournalException("These journals cannot begin with the facts of another run. Keep the runs in a folder.");
}

/// <summary>A run's name and its open journal, which closes with this.</summary>
public sealed record RunJournal(string Id, IJournal Journal) : IDisposable
{
    /// <summary>What it held when it was opened.</summary>
    public IReadOnlyList<Fact> Facts { get; init; } = [];

    /// <summary>A folder beside the journal for what is good to have and can be computed again; null where there is no such place.</summary>
    public string? StateFolder { get; init; }

    public void Dispose() => (Journal as IDisposable)?.Dispose();
}
