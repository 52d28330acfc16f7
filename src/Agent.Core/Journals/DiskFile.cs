using Microsoft.Win32.SafeHandles;

namespace Agent.Core.Journals;

/// <summary>A journal's file on a real disk.</summary>
internal sealed class DiskFile(string path, SafeFileHandle handle) : IJournalFile
{
    public string Path { get; } = path;

    public long Length => RandomAccess.GetLength(handle);

    /// <summary>Makes the file, which must not exist, and its name in its folder durable.</summary>
    public static DiskFile Create(string path)
    {
        var file = Open(path, FileMode.CreateNew);
        Durable.SyncFolder(System.IO.Path.GetDirectoryName(System.IO.Path.GetFullPath(path))!);
        return file;
    }

    public static DiskFile Open(string path) => Open(path, FileMode.Open);

    public void Write(ReadOnlySpan<byte> bytes, long at) => RandomAccess.Write(handle, bytes, at);

    public void Cut(long length) => RandomAccess.SetLength(handle, length);

    public void Flush() => RandomAccess.FlushToDisk(handle);

    public void Dispose() => handle.Dispose();

    private static DiskFile Open(string path, FileMode mode) => new(path, File.OpenHandle(path, mode, FileAccess.Write, FileShare.ReadWrite));
}
