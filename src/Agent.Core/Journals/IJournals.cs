using Agent.Core.Goals;

namespace Agent.Core.Journals;

/// <summary>Gives each run a name and a journal of its own.</summary>
public interface IJournals
{
    RunJournal Create(Goal goal, ulong seed);
}

/// <summary>A run's name and its open journal, which closes with this.</summary>
public sealed record RunJournal(string Id, IJournal Journal) : IDisposable
{
    public void Dispose() => (Journal as IDisposable)?.Dispose();
}
