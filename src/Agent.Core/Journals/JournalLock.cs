using Microsoft.Win32.SafeHandles;

namespace Agent.Core.Journals;

/// <summary>The right to write a journal: one process at a time has it, and it goes with the process, however that ends.</summary>
public sealed class JournalLock : IDisposable
{
    private readonly SafeFileHandle handle;

    private JournalLock(SafeFileHandle handle) => this.handle = handle;

    /// <exception cref="JournalException">Another process has it.</exception>
    public static JournalLock Take(string journal)
    {
        try
        {
            // A file beside the journal: the journal itself stays open to readers. It is never removed, since a name that goes and comes back could be locked twice.
            return new JournalLock(File.OpenHandle($"{journal}.lock", FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None));
        }
        catch (IOException taken) when (IsTaken(taken))
        {
            throw Taken(journal, taken);
        }
    }

    /// <summary>Says the same without taking it.</summary>
    public static void MustBeFree(string journal)
    {
        try
        {
            File.OpenHandle($"{journal}.lock", FileMode.Open, FileAccess.Read, FileShare.Read).Dispose();
        }
        catch (IOException taken) when (IsTaken(taken))
        {
            throw Taken(journal, taken);
        }
        catch (Exception unknown) when (unknown is IOException or UnauthorizedAccessException)
        {
            // Whether it can be taken is seen when it is.
        }
    }

    /// <summary>Whether a process has it now.</summary>
    public static bool IsTaken(string journal)
    {
        try
        {
            MustBeFree(journal);
            return false;
        }
        catch (JournalException)
        {
            return true;
        }
    }

    private static JournalException Taken(string journal, Exception cause)
        => new($"Another process is working on the run of '{journal}'. Wait until it has ended, or stop it first.", cause);

    public void Dispose() => handle.Dispose();

    // EAGAIN on Linux, EAGAIN on macOS, ERROR_SHARING_VIOLATION on Windows.
    private static bool IsTaken(IOException failed) => failed.HResult is 11 or 35 or unchecked((int)0x80070020);
}
