namespace Agent.Core.Journals;

/// <summary>What the system says of a file that it would not read or write.</summary>
public static class DiskFailure
{
    private const int NoSpace = 28, ReadOnly = 30, Quota = 122;
    private const int WindowsFull = unchecked((int)0x80070070), WindowsProtected = unchecked((int)0x80070013);

    /// <summary>The reason as a sentence without the path, for a sentence that has named it already: <c>No space left on device.</c></summary>
    public static string Reason(Exception failed)
    {
        ArgumentNullException.ThrowIfNull(failed);
        var path = failed.Message.IndexOf(" : '", StringComparison.Ordinal);
        var reason = (path < 0 ? failed.Message : failed.Message[..path]).TrimEnd();
        return reason.EndsWith('.') ? reason : $"{reason}.";
    }

    /// <summary>Whether only a person can mend it: the disk is full or cannot be written at all.</summary>
    public static bool IsLasting(Exception failed)
        => failed is UnauthorizedAccessException or IOException { HResult: NoSpace or ReadOnly or Quota or WindowsFull or WindowsProtected };
}
