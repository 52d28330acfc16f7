using System.Collections.Concurrent;
using Agent.Core.Journals;

namespace Agent.Core.Stores;

/// <summary>The runs of a folder as a whole: listed, checked and removed. Stays quick with ten thousand.</summary>
public sealed class RunStore(string folder)
{
    /// <summary>Every run, latest first. A journal that is as it was at the last list is not opened.</summary>
    public IReadOnlyList<RunSummary> All()
    {
        if (!Directory.Exists(folder))
            return [];
        var known = SummaryIndex.Read(folder);
        var journals = new DirectoryInfo(folder).EnumerateDirectories()
            .Select(run => (Id: run.Name, Journal: new FileInfo(PathOf(run.Name)))).Where(run => run.Journal.Exists).ToList();
        var entries = new ConcurrentBag<SummaryIndex.Entry>();
        var made = 0;
        Parallel.ForEach(journals, run =>
        {
            if (!known.TryGetValue(run.Id, out var entry) || !entry.Fits(run.Journal))
            {
                // Length and time are those of before the reading: what is written meanwhile shows next time.
                entry = new(run.Journal.Length, run.Journal.LastWriteTimeUtc.Ticks, RunSummary.Of(run.Id, run.Journal.FullName));
                Interlocked.Increment(ref made);
            }
            entries.Add(entry);
        });
        if (made > 0 || known.Count != journals.Count)
            SummaryIndex.Write(folder, entries);
        return [.. entries.Select(entry => entry.Summary).OrderByDescending(run => run.Id, StringComparer.Ordinal)];
    }

    /// <summary>Whether a process works on the run now.</summary>
    public bool IsRunning(string id) => JournalLock.IsTaken(PathOf(id));

    /// <summary>Removes a run with all that lies in its folder.</summary>
    /// <exception cref="JournalException">Another process works on it, or it cannot be removed.</exception>
    public void Remove(string id)
    {
        var journal = PathOf(id);
        try
        {
            // The journal goes first and under the lock: from then on there is no such run, whatever else is still there.
            using (JournalLock.Take(journal))
                File.Delete(journal);
            Directory.Delete(Path.Combine(folder, id), recursive: true);
        }
        catch (Exception refused) when (refused is IOException or UnauthorizedAccessException)
        {
            throw new JournalException($"The run '{id}' could not be removed: {DiskFailure.Reason(refused)}", refused);
        }
    }

    private string PathOf(string id) => Path.Combine(folder, id, JournalFolder.FileName);
}
