using System.Runtime.InteropServices;

namespace Agent.Core.Journals;

/// <summary>Files and folders that are still there after a pulled plug, as soon as the call returns.</summary>
internal static partial class Durable
{
    /// <summary>Makes a folder and those above it that are missing.</summary>
    public static void MakeFolder(string path)
    {
        var missing = new Stack<string>();
        for (var folder = Path.GetFullPath(path); !Directory.Exists(folder) && Path.GetDirectoryName(folder) is { } above; folder = above)
            missing.Push(folder);
        foreach (var folder in missing)
        {
            Directory.CreateDirectory(folder);
            SyncFolder(Path.GetDirectoryName(folder)!);
        }
    }

    /// <summary>The file holds these bytes, or what it held before.</summary>
    public static void Replace(string path, ReadOnlySpan<byte> bytes)
    {
        var part = $"{path}.part";
        using (var file = File.OpenHandle(part, FileMode.Create, FileAccess.Write, FileShare.None))
        {
            RandomAccess.Write(file, bytes, 0);
            RandomAccess.FlushToDisk(file);
        }
        File.Move(part, path, overwrite: true);
        SyncFolder(Path.GetDirectoryName(Path.GetFullPath(path))!);
    }

    /// <summary>Makes the names in a folder durable: what was made, renamed or removed there.</summary>
    public static void SyncFolder(string path)
    {
        // Windows has no such call and needs none.
        if (OperatingSystem.IsWindows())
            return;
        var folder = Open(path, 0);
        if (folder < 0)
            throw Failed(path);
        try
        {
            const int notForThisKindOfFile = 22;
            if (Sync(folder) < 0 && Marshal.GetLastPInvokeError() != notForThisKindOfFile)
                throw Failed(path);
        }
        finally
        {
            _ = Close(folder);
        }
    }

    private static IOException Failed(string path)
        => new($"The folder '{path}' could not be made durable: {Marshal.GetLastPInvokeErrorMessage()}.");

    [LibraryImport("libc", EntryPoint = "open", SetLastError = true, StringMarshalling = StringMarshalling.Utf8)]
    private static partial int Open(string path, int flags);

    [LibraryImport("libc", EntryPoint = "fsync", SetLastError = true)]
    private static partial int Sync(int file);

    [LibraryImport("libc", EntryPoint = "close", SetLastError = true)]
    private static partial int Close(int file);
}
