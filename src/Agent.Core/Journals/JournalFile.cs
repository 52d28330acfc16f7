namespace Agent.Core.Journals;

/// <summary>Reads a journal back, verifying every line. Needs no lock: a run that is being written can be read up to its latest fact.</summary>
public static class JournalFile
{
    /// <exception cref="JournalException">The file cannot be read at all.</exception>
    public static JournalReading Read(string path) => ReadFrom(path, JournalPlace.Beginning);

    /// <summary>The same for the lines from a place on.</summary>
    internal static JournalReading ReadFrom(string path, JournalPlace place)
    {
        try
        {
            return Bytes(path, place.Offset) is { } bytes
                ? Parse(bytes, Blobs.Beside(path), place)
                : new JournalReading([], 0, default, new JournalFault(place.Sequence + 1, place.Offset, "was there before, or one before it, and is gone: the journal was cut."));
        }
        catch (Exception broken) when (broken is IOException or UnauthorizedAccessException)
        {
            throw new JournalException($"The journal '{path}' could not be read: {DiskFailure.Reason(broken)}", broken);
        }
    }

    /// <summary>The same for the bytes of a journal, with the blobs that it names.</summary>
    public static JournalReading Parse(ReadOnlySpan<byte> bytes, Blobs? blobs = null) => Parse(bytes, blobs, JournalPlace.Beginning);

    private static JournalReading Parse(ReadOnlySpan<byte> bytes, Blobs? blobs, JournalPlace place)
    {
        var lines = new List<JournalLine>();
        var previous = place.Previous;
        var at = 0;
        while (at < bytes.Length)
        {
            var length = bytes[at..].IndexOf((byte)'\n');
            var line = length < 0 ? bytes[at..] : bytes.Slice(at, length);
            // Each line is on the disk before the next one is written, so only the last one can be torn.
            if (length < 0 || (at + length + 1 == bytes.Length && !JournalLine.IsWhole(line)))
                return HoldsWholeLine(line)
                    ? Faulty("has more behind its hash, so the end of a line was changed.")
                    : new JournalReading(lines, at, bytes[at..].ToArray(), null);
            try
            {
                lines.Add(JournalLine.Read(line, place.Sequence + lines.Count, previous, blobs));
            }
            catch (JournalException broken)
            {
                return Faulty(broken.Message);
            }
            previous = lines[^1].Hash;
            at += length + 1;
        }
        return new JournalReading(lines, at, default, null);

        JournalReading Faulty(string reason) => new(lines, at, default, new JournalFault(place.Sequence + lines.Count + 1, place.Offset + at, reason));
    }

    /// <summary>Writes a new journal with these facts as they are. When this returns it survives a pulled plug; before that it is not there at all.</summary>
    internal static void Create(string path, IEnumerable<Fact> facts)
    {
        var part = $"{path}.part";
        var (previous, sequence, at) = (JournalLine.NoHash, 0L, 0L);
        using (var file = File.OpenHandle(part, FileMode.Create, FileAccess.Write, FileShare.None))
        {
            foreach (var fact in facts)
            {
                (var bytes, previous) = JournalLine.Write(sequence++, previous, fact, Blobs.Beside(path));
                RandomAccess.Write(file, bytes, at);
                at += bytes.Length;
            }
            RandomAccess.FlushToDisk(file);
        }
        File.Move(part, path);
        Durable.SyncFolder(Path.GetDirectoryName(Path.GetFullPath(path))!);
    }

    // A line that was cut off has nothing behind its hash; two lines whose break was damaged have.
    private static bool HoldsWholeLine(ReadOnlySpan<byte> line)
    {
        for (var at = line.IndexOf("\"}"u8); at >= 0 && at + 2 < line.Length; at = Next(line, at + 1))
            if (JournalLine.IsWhole(line[..(at + 2)]))
                return true;
        return false;

        static int Next(ReadOnlySpan<byte> line, int from)
        {
            var found = line[from..].IndexOf("\"}"u8);
            return found < 0 ? -1 : from + found;
        }
    }

    // Null when the file has become shorter than that.
    private static byte[]? Bytes(string path, long from)
    {
        // A writer may be at work; on some systems it can be read only by those who say that they do not mind.
        using var file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
        if (file.Length < from)
            return null;
        var bytes = new byte[file.Length - from];
        file.Position = from;
        file.ReadExactly(bytes);
        return bytes;
    }
}
