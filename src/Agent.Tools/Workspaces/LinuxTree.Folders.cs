using Microsoft.Win32.SafeHandles;

namespace Agent.Tools.Workspaces;

internal sealed partial class LinuxTree
{
    private const int MaxDepth = 64;

    public IReadOnlyList<WorkspaceEntry> List(string[] parts, int depth, int cap)
    {
        using var folder = Open(parts, FolderFlags);
        var entries = new List<WorkspaceEntry>();
        List(folder, Join(parts), Math.Min(depth, MaxDepth), cap, entries);
        return entries;
    }

    public void Delete(string[] parts)
    {
        using var folder = Parent(parts, create: false);
        Delete(folder, parts, 0);
        SyncFolder(folder, parts);
    }

    private void List(SafeFileHandle folder, string prefix, int depth, int cap, List<WorkspaceEntry> entries)
    {
        // Ten times the cap: enough to sort a large folder truly, still a bound.
        foreach (var name in FolderReader.Names(folder, checked(cap * 10)))
        {
            if (entries.Count >= cap)
                return;
            if (name.StartsWith(PartPrefix, StringComparison.Ordinal) || Libc.Stat(folder, name, Libc.NoFollowAt, out var facts) != 0)
                continue;
            var path = prefix.Length == 0 ? name : $"{prefix}/{name}";
            entries.Add(new WorkspaceEntry(Refuse.Printable(path), facts.Kind, facts.IsFile ? (long)facts.Size : 0));
            if (facts.IsFolder && depth > 1 && !ProtectedNames.IsClosed(name) && TryEnter(folder, name) is { } child)
                using (child)
                    List(child, path, depth - 1, cap, entries);
        }
    }

    /// <summary>Goes down on handles. A folder that is swapped for a link meanwhile is then a link: it goes, what it names stays.</summary>
    private void Delete(SafeFileHandle folder, string[] parts, int depth)
    {
        var name = parts[^1];
        Check(Libc.Stat(folder, name, Libc.NoFollowAt, out var facts), parts);
        if (!facts.IsFolder)
        {
            Check(Libc.Unlink(folder, name, 0), parts);
            return;
        }
        if (depth >= MaxDepth)
            throw Refuse.Deep(Join(parts), MaxDepth);
        using (var child = TryEnter(folder, name) ?? throw Refuse.Raced(Join(parts)))
            foreach (var inner in FolderReader.Names(child, int.MaxValue))
                Delete(child, ProtectedNames.IsClosed(inner) ? throw Refuse.Closed(Join([.. parts, inner])) : [.. parts, inner], depth + 1);
        Check(Libc.Unlink(folder, name, Libc.RemoveDirectory), parts);
    }

    private SafeFileHandle? TryEnter(SafeFileHandle folder, string name)
    {
        var descriptor = Libc.OpenAt(folder, name, FolderFlags | Libc.NoFollow);
        if (descriptor < 0)
            return null;
        var child = new SafeFileHandle(descriptor, ownsHandle: true);
        if (resolveAnyDevice is null || Libc.Stat(child, "", Libc.EmptyPath, out var facts) == 0 && facts.Device == device)
            return child;
        child.Dispose();
        return null;
    }

    /// <summary>A handle of the folder that holds the last component, with missing folders made on the way down.</summary>
    private SafeFileHandle Parent(string[] parts, bool create = true)
    {
        if (parts.Length == 0 || parts[^1] == "..")
            throw Refuse.Kind(parts.Length == 0 ? "." : Join(parts), "a folder");
        if (parts.Length == 1)
            return new SafeFileHandle(root.DangerousGetHandle(), ownsHandle: false);
        var above = parts[..^1];
        var descriptor = resolve(root, above, PathFlags | Libc.Directory);
        if (descriptor >= 0)
            return new SafeFileHandle(descriptor, ownsHandle: true);
        return descriptor == -Libc.NoEntry && create ? MakeFolders(above) : throw Error(-descriptor, parts, CrossesMount(above, -descriptor));
    }

    private SafeFileHandle MakeFolders(string[] parts)
    {
        var there = parts.Length;
        var descriptor = -Libc.NoEntry;
        while (descriptor == -Libc.NoEntry)
            descriptor = resolve(root, parts[..--there], PathFlags | Libc.Directory);
        var folder = new SafeFileHandle(CheckDescriptor(descriptor, parts), ownsHandle: true);
        foreach (var name in parts[there..])
        {
            using var above = folder;
            if (name == "..")
                throw Refuse.Missing(Join(parts));
            if (Libc.MakeDirectory(above, name) is var error && error != Libc.Exists)
                Check(error, parts);
            folder = new SafeFileHandle(CheckDescriptor(Libc.OpenAt(above, name, PathFlags | Libc.Directory | Libc.NoFollow), parts), ownsHandle: true);
        }
        return folder;
    }
}
