namespace Agent.Core.Journals;

/// <summary>One run's facts in one append-only file, one writer at a time.</summary>
public sealed class FileJournal : IJournal, IDisposable
{
    private readonly FileStream file;
    private readonly TimeProvider time;
    private long next;
    private string previous;

    private FileJournal(FileStream file, TimeProvider time, long next, string previous)
    {
        this.file = file;
        this.time = time;
        this.next = next;
        this.previous = previous;
    }

    /// <summary>Starts a new journal; a file of that name must not exist.</summary>
    public static FileJournal Create(string path, TimeProvider time)
        => new(Open(path, FileMode.CreateNew), time, 0, JournalLine.NoHash);

    public async Task<Fact> AppendAsync(Fact fact, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(fact);
        var stamped = fact with { At = time.GetUtcNow() };
        var (bytes, hash) = JournalLine.Write(next, previous, stamped);
        try
        {
            // A line is not cut short by a cancelled run: once begun it is finished.
            await file.WriteAsync(bytes, CancellationToken.None).ConfigureAwait(false);
            // An effect must not happen before its intent would survive a pulled plug.
            file.Flush(flushToDisk: stamped is RunStarted or ToolCalled or ToolReturned or RunEnded);
        }
        catch (IOException broken)
        {
            throw new JournalException($"The journal '{file.Name}' could not take fact {next}: {broken.Message} The run stops here; what was written before is kept.", broken);
        }
        next++;
        previous = hash;
        return stamped;
    }

    public void Dispose() => file.Dispose();

    private static FileStream Open(string path, FileMode mode)
    {
        try
        {
            return new FileStream(path, new FileStreamOptions
            {
                Mode = mode, Access = FileAccess.Write, Share = FileShare.Read, BufferSize = 0,
            });
        }
        catch (Exception broken) when (broken is IOException or UnauthorizedAccessException)
        {
            throw new JournalException($"The journal '{path}' could not be opened for writing: {broken.Message}", broken);
        }
    }
}
