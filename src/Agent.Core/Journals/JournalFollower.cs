namespace Agent.Core.Journals;

/// <summary>Reads a journal that another process writes: each reading gives the lines that came since the one before, at the cost of those lines alone.</summary>
public sealed class JournalFollower(string path)
{
    private JournalPlace place = JournalPlace.Beginning;

    /// <summary>The lines that are new. A last line that is not whole is left where it is: it is still being written, or was torn.</summary>
    /// <exception cref="JournalException">The file cannot be read at all.</exception>
    public JournalReading Read()
    {
        var reading = JournalFile.ReadFrom(path, place);
        if (reading.Lines.Count > 0)
            place = new JournalPlace(place.Offset + reading.Bytes, reading.Lines[^1].Sequence + 1, reading.Lines[^1].Hash);
        return reading;
    }
}

/// <summary>A place between two lines of a journal.</summary>
/// <param name="Offset">The byte at which the next line begins.</param>
/// <param name="Sequence">The number that the next line must carry.</param>
/// <param name="Previous">The hash that it must name as that of the line before.</param>
internal sealed record JournalPlace(long Offset, long Sequence, string Previous)
{
    public static JournalPlace Beginning { get; } = new(0, 0, JournalLine.NoHash);
}
