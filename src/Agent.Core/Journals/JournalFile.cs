namespace Agent.Core.Journals;

/// <summary>Reads a journal back, verifying every line.</summary>
public static class JournalFile
{
    /// <summary>The facts of a journal and, when its last line was cut off, how many bytes of it were left out.</summary>
    /// <exception cref="JournalException">A line before the end does not hold.</exception>
    public static (IReadOnlyList<JournalLine> Lines, int TornBytes) Read(string path)
    {
        try
        {
            return Parse(File.ReadAllBytes(path));
        }
        catch (Exception broken) when (broken is IOException or UnauthorizedAccessException)
        {
            throw new JournalException($"The journal '{path}' could not be read: {broken.Message}", broken);
        }
    }

    /// <summary>The same for the bytes of a journal.</summary>
    public static (IReadOnlyList<JournalLine> Lines, int TornBytes) Parse(ReadOnlySpan<byte> bytes)
    {
        var lines = new List<JournalLine>();
        var previous = JournalLine.NoHash;
        var at = 0;
        while (at < bytes.Length)
        {
            var length = bytes[at..].IndexOf((byte)'\n');
            if (length < 0)
                break;
            var line = JournalLine.Read(bytes.Slice(at, length), lines.Count, previous);
            lines.Add(line);
            previous = line.Hash;
            at += length + 1;
        }
        return (lines, bytes.Length - at);
    }
}
