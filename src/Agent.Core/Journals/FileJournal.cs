namespace Agent.Core.Journals;

/// <summary>One run's facts in one append-only file. Each fact is on the disk before the next thing happens, and one process at a time may write.</summary>
public sealed class FileJournal : IJournal, IDisposable
{
    private readonly IJournalFile file;
    private readonly IDisposable? owner;
    private readonly Blobs blobs;
    private readonly TimeProvider time;
    private long next;
    private long end;
    private string previous;
    private Torn? torn;
    private JournalException? broken;

    internal FileJournal(IJournalFile file, TimeProvider time, JournalReading kept, IDisposable? owner = null)
    {
        this.file = file;
        this.time = time;
        this.owner = owner;
        blobs = Blobs.Beside(file.Path);
        Facts = kept.Facts;
        next = kept.Lines.Count;
        end = kept.Bytes;
        previous = kept.Lines.Count == 0 ? JournalLine.NoHash : kept.Lines[^1].Hash;
        torn = kept.Tail.Length == 0 ? null : new Torn(kept.Tail.Length, blobs.Keep(kept.Tail.Span));
    }

    /// <summary>The facts that were there when the journal was opened.</summary>
    public IReadOnlyList<Fact> Facts { get; }

    /// <summary>Starts a new journal; a file of that name must not exist.</summary>
    public static FileJournal Create(string path, TimeProvider time)
        => Open(path, time, static path => (DiskFile.Create(path), new JournalReading([], 0, default, null)));

    /// <summary>Opens a journal to go on with it.</summary>
    /// <exception cref="JournalException">Another process writes it, or a line before the end does not hold.</exception>
    public static FileJournal Resume(string path, TimeProvider time)
        => Open(path, time, static path => (DiskFile.Open(path), JournalFile.Read(path).Verified()));

    public Task<Fact> AppendAsync(Fact fact, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(fact);
        // What a disk holds after a failed write or flush is unknown, and asking again can hide that. So nothing is tried again.
        if (broken is not null)
            throw broken;
        var stamped = Stamped(fact);
        try
        {
            Write(stamped);
        }
        catch (Exception failed) when (failed is IOException or UnauthorizedAccessException)
        {
            broken = new JournalException($"The journal '{file.Path}' could not take fact {next}: {DiskFailure.Reason(failed)} The run stops here; {Remedy}", failed);
            throw broken;
        }
        return Task.FromResult(FactJson.AsKept(stamped));
    }

    public void Dispose()
    {
        file.Dispose();
        owner?.Dispose();
    }

    private string Remedy => next == 0
        ? "nothing was done yet. Mend the cause, then run the goal again."
        : $"what was written before is kept. Mend the cause, then go on: agent resume {file.Path}";

    private Fact Stamped(Fact fact) => (fact with { At = time.GetUtcNow() }) switch
    {
        RunResumed resumed => resumed with { Torn = torn },
        var other when torn is null => other,
        _ => throw new InvalidOperationException("The journal ends in a line that was cut off, and only the fact that the run was resumed can say so."),
    };

    private void Write(Fact fact)
    {
        var (bytes, hash) = JournalLine.Write(next, previous, fact, blobs);
        file.Write(bytes, end);
        file.Flush();
        end += bytes.Length;
        if (torn is not null)
            DropTail();
        next++;
        previous = hash;
    }

    // The line that tells of the cut has overwritten what was torn; what reaches beyond it goes now. A crash before this leaves a torn line again.
    private void DropTail()
    {
        file.Cut(end);
        file.Flush();
        torn = null;
    }

    private static FileJournal Open(string path, TimeProvider time, Func<string, (IJournalFile File, JournalReading Kept)> open)
    {
        JournalLock? taken = null;
        try
        {
            taken = JournalLock.Take(path);
            var (file, kept) = open(path);
            return new FileJournal(file, time, kept, taken);
        }
        catch (Exception failed)
        {
            taken?.Dispose();
            if (failed is IOException or UnauthorizedAccessException)
                throw new JournalException($"The journal '{path}' could not be opened for writing: {DiskFailure.Reason(failed)} What it holds can still be read: agent runs show {path}", failed);
            throw;
        }
    }
}
