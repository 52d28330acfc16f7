using Agent.Core.Goals;

namespace Agent.Core.Journals;

/// <summary>Gives each run a name and a journal of its own.</summary>
public interface IJournals
{
    RunJournal Create(Goal goal, ulong seed);

    /// <summary>Opens the journal of a run to go on with it; nobody else can meanwhile.</summary>
    RunJournal Resume(string run);
}

/// <summary>A run's name and its open journal, which closes with this.</summary>
public sealed record RunJournal(string Id, IJournal Journal) : IDisposable
{
    /// <summary>What it held when it was opened.</summary>
    public IReadOnlyList<Fact> Facts { get; init; } = [];

    public void Dispose() => (Journal as IDisposable)?.Dispose();
}
