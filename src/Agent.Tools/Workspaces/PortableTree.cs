using static Agent.Tools.Workspaces.WorkspaceReasons;

namespace Agent.Tools.Workspaces;

/// <summary>
/// For systems without directory handles: every component is looked at before use and every link or junction refused.
/// Another program that swaps a folder between the look and the use can get past it, so it is second choice wherever there is a first.
/// </summary>
internal sealed class PortableTree(string root, WorkspaceOptions options) : ITree
{
    private static int parts;

    public string Identity => root;

    public static PortableTree Open(string root, WorkspaceOptions options)
    {
        var tree = new PortableTree(root, options);
        if (!options.ReadOnly)
            tree.TryWriting();
        return tree;
    }

    public byte[] Read(string[] parts, int cap)
    {
        var path = Judged(parts);
        if (Directory.Exists(path))
            throw Refuse.Kind(Join(parts), "a folder");
        if (!File.Exists(path))
            throw Refuse.Missing(Join(parts));
        if (!PortableFacts.Of(path).Regular)
            throw Refuse.Kind(Join(parts), "a pipe, a socket or a device");
        using var file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
        using var all = new MemoryStream();
        var buffer = new byte[64 * 1024];
        while (file.Read(buffer) is var read and > 0)
        {
            all.Write(buffer, 0, read);
            if (all.Length > cap)
                throw Refuse.Large(Join(parts), cap);
        }
        return all.ToArray();
    }

    public void Replace(string[] parts, ReadOnlySpan<byte> bytes)
    {
        var path = JudgedForWriting(parts);
        var part = Path.Combine(Path.GetDirectoryName(path)!, $"{LinuxTree.PartPrefix}{Environment.ProcessId:x}-{Interlocked.Increment(ref PortableTree.parts):x}");
        using (var file = new FileStream(part, FileMode.CreateNew, FileAccess.Write))
        {
            file.Write(bytes);
            file.Flush(options.Durable);
        }
        File.Move(part, path, overwrite: true);
    }

    public void Append(string[] parts, ReadOnlySpan<byte> bytes, int cap)
    {
        using var file = new FileStream(JudgedForWriting(parts), FileMode.Append, FileAccess.Write);
        if (file.Length + bytes.Length > cap)
            throw Refuse.Large(Join(parts), cap);
        file.Write(bytes);
        file.Flush(options.Durable);
    }

    public IReadOnlyList<WorkspaceEntry> List(string[] parts, int depth, int cap)
    {
        var path = Judged(parts);
        if (!Directory.Exists(path))
            throw File.Exists(path) ? Refuse.Path(Refusal.Error, NotADirectory, Join(parts), "is a file, not a folder. Give the path of a folder.") : Refuse.Missing(Join(parts));
        var entries = new List<WorkspaceEntry>();
        List(new DirectoryInfo(path), Join(parts), depth, cap, entries);
        return entries;
    }

    public void Delete(string[] parts)
    {
        var path = parts.Length > 0 ? Judged(parts[..^1]) : throw Refuse.Kind(".", "a folder");
        path = Path.Combine(path, parts[^1]);
        var found = Existing(path) ?? throw Refuse.Missing(Join(parts));
        if (found is DirectoryInfo folder && !IsLink(found))
            folder.Delete(recursive: true);
        else
            found.Delete();
    }

    public bool Exists(string[] parts)
    {
        try
        {
            return Existing(Judged(parts)) is not null;
        }
        catch (WorkspaceException)
        {
            return false;
        }
    }

    public void Dispose()
    {
    }

    private static void List(DirectoryInfo folder, string prefix, int depth, int cap, List<WorkspaceEntry> entries)
    {
        foreach (var found in folder.EnumerateFileSystemInfos().Take(cap * 10).OrderBy(found => found.Name, StringComparer.Ordinal))
        {
            if (entries.Count >= cap)
                return;
            if (found.Name.StartsWith(LinuxTree.PartPrefix, StringComparison.Ordinal))
                continue;
            var path = prefix.Length == 0 ? found.Name : $"{prefix}/{found.Name}";
            var kind = IsLink(found) ? EntryKind.Link : found is DirectoryInfo ? EntryKind.Folder : EntryKind.File;
            entries.Add(new WorkspaceEntry(Refuse.Printable(path), kind, kind == EntryKind.File ? ((FileInfo)found).Length : 0));
            if (kind == EntryKind.Folder && depth > 1 && !ProtectedNames.IsClosed(found.Name))
                List((DirectoryInfo)found, path, depth - 1, cap, entries);
        }
    }

    private void TryWriting()
    {
        try
        {
            var part = Path.Combine(root, $"{LinuxTree.PartPrefix}{Environment.ProcessId:x}-{Interlocked.Increment(ref parts):x}");
            new FileStream(part, FileMode.CreateNew, FileAccess.Write, FileShare.None, 1, FileOptions.DeleteOnClose).Dispose();
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw Refuse.Root(root, "cannot be written");
        }
    }

    private string Judged(string[] parts)
    {
        var names = new Stack<string>();
        foreach (var part in parts)
        {
            if (part == "..")
                names.Pop();
            else
                names.Push(part);
            if (Existing(Below(names)) is { } found && IsLink(found))
                throw Refuse.Outside(Join(parts));
        }
        return Below(names);
    }

    private string JudgedForWriting(string[] parts)
    {
        var path = Judged(parts);
        if (Directory.Exists(path))
            throw Refuse.Kind(Join(parts), "a folder");
        if (File.Exists(path))
            JudgeTarget(path, parts);
        try
        {
            Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        }
        catch (IOException)
        {
            throw Refuse.Path(Refusal.Error, NotADirectory, Join(parts), "goes through a file. Give a path whose folders are folders.");
        }
        return path;
    }

    private string Below(Stack<string> names) => Path.Combine([root, .. names.Reverse()]);

    private static FileSystemInfo? Existing(string path)
    {
        var file = new FileInfo(path);
        if (file.Exists || file.LinkTarget is not null)
            return file;
        var folder = new DirectoryInfo(path);
        return folder.Exists ? folder : null;
    }

    /// <summary>Links and junctions alike carry the reparse attribute.</summary>
    private static bool IsLink(FileSystemInfo found) => found.LinkTarget is not null || found.Attributes.HasFlag(FileAttributes.ReparsePoint);

    private static void JudgeTarget(string path, string[] parts)
    {
        var (regular, links) = PortableFacts.Of(path);
        if (!regular)
            throw Refuse.Kind(Join(parts), "a pipe, a socket or a device");
        if (links > 1)
            throw Refuse.Linked(Join(parts));
    }

    private static string Join(string[] parts) => string.Join('/', parts);
}
