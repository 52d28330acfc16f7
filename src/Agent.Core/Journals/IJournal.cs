namespace Agent.Core.Journals;

/// <summary>Takes facts in order and never loses one that it took. A failure to take one ends the run.</summary>
public interface IJournal
{
    /// <summary>Stamps and keeps the fact; when this returns, the fact is as durable as the journal can make it.</summary>
    Task<Fact> AppendAsync(Fact fact, CancellationToken cancellationToken);
}
