namespace Agent.Core.Journals;

/// <summary>What a journal's file holds: the lines that can be trusted, and how it ends.</summary>
/// <param name="Lines">From the first line on, up to the end or to the first line that does not hold.</param>
/// <param name="Bytes">The length of those lines.</param>
/// <param name="Tail">A last line that was cut off while it was written, empty when there is none. Nothing was promised of it.</param>
/// <param name="Fault">What is wrong with the first line that does not hold; null when all hold.</param>
public sealed record JournalReading(IReadOnlyList<JournalLine> Lines, long Bytes, ReadOnlyMemory<byte> Tail, JournalFault? Fault)
{
    public IReadOnlyList<Fact> Facts => [.. Lines.Select(line => line.Fact)];

    /// <summary>This, if the journal holds to its end.</summary>
    /// <exception cref="JournalException">A line does not hold.</exception>
    public JournalReading Verified() => Fault is null ? this : throw new JournalException(Fault.Message);
}

/// <summary>The first line of a journal that does not hold.</summary>
/// <param name="Line">From 1.</param>
/// <param name="Offset">The byte at which the line begins.</param>
/// <param name="Reason">What is wrong with it, as the rest of a sentence about the line.</param>
public sealed record JournalFault(long Line, long Offset, string Reason)
{
    public string Message => $"Line {Line}, which begins at byte {Offset}, {Reason}";
}
