using System.Text;
using Agent.Core.Journals;

namespace Agent.Core.Replays;

/// <summary>Takes each fact of the replay, stamps it with the recorded time, and compares it byte for byte with the record.</summary>
public sealed class RecordedJournal(Record record) : IJournal
{
    public Task<Fact> AppendAsync(Fact fact, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(fact);
        var recorded = record.Next;
        var replayed = Comparable(fact, recorded) with { At = recorded.At };
        var (expected, actual) = (FactJson.Write(recorded), FactJson.Write(replayed));
        if (!expected.AsSpan().SequenceEqual(actual))
            throw new DivergenceException(record.Position, Encoding.UTF8.GetString(expected), Encoding.UTF8.GetString(actual));
        record.Advance();
        return Task.FromResult(recorded);
    }

    // A journal of before requests had a digest cannot be held to one.
    private static Fact Comparable(Fact fact, Fact recorded) => (fact, recorded) switch
    {
        (Replied replied, Replied { Exchange.Request: null }) => replied with { Exchange = replied.Exchange with { Request = null } },
        _ => fact,
    };
}
