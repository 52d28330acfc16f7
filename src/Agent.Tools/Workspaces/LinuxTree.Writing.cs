using Microsoft.Win32.SafeHandles;

namespace Agent.Tools.Workspaces;

internal sealed partial class LinuxTree
{
    /// <summary>Names of half-written files begin with this; listings leave them out.</summary>
    public const string PartPrefix = ".~part-";

    private const int CreateMode = 0b110_110_110;
    private const int Tries = 64;
    private static int parts;

    public void Replace(string[] parts, ReadOnlySpan<byte> bytes)
    {
        using var folder = Parent(parts);
        var mode = JudgeTarget(folder, parts);
        var (file, part) = NewPart(folder, parts);
        using (file)
        {
            try
            {
                Check(Libc.Write(file, bytes), parts);
                if (mode is { } kept)
                    Check(Libc.SetMode(file, kept), parts);
                if (durable)
                    Check(Libc.Sync(file), parts);
                PutInPlace(folder, part, parts, replacing: mode is not null);
            }
            catch (WorkspaceException)
            {
                _ = Libc.Unlink(folder, part, 0);
                throw;
            }
        }
        SyncFolder(folder, parts);
    }

    /// <summary>
    /// A rename over an old file makes some file systems write the new one out at once, a millisecond each, and nobody asked for that here:
    /// so the two trade names and the old one goes. Readers see the old text or the new, as with a rename.
    /// </summary>
    private void PutInPlace(SafeFileHandle folder, string part, string[] parts, bool replacing)
    {
        if (durable || !replacing || Libc.Exchange(folder, part, parts[^1]) != 0)
            Check(Libc.Rename(folder, part, folder, parts[^1]), parts);
        else if (Libc.Unlink(folder, part, 0) != 0)
        {
            // What was a file when it was judged is something else by now: put it back.
            _ = Libc.Exchange(folder, part, parts[^1]);
            throw Refuse.Raced(Join(parts));
        }
    }

    public void Append(string[] parts, ReadOnlySpan<byte> bytes, int cap)
    {
        using var folder = Parent(parts);
        using var file = OpenForAppend(folder, parts, out var made);
        var facts = FactsOf(file, parts);
        if (!facts.IsFile)
            throw Refuse.Kind(Join(parts), facts.Named);
        if (facts.Links > 1)
            throw Refuse.Linked(Join(parts));
        if (facts.Size + (ulong)bytes.Length > (ulong)cap)
            throw Refuse.Large(Join(parts), cap);
        if (Libc.Write(file, bytes) is var error && error != 0)
        {
            // What fitted goes again, so that a text is added as a whole or not at all.
            _ = made ? Libc.Unlink(folder, parts[^1], 0) : Libc.Truncate(file, (long)facts.Size);
            throw Error(error, parts);
        }
        if (durable)
            Check(Libc.Sync(file), parts);
        if (made)
            SyncFolder(folder, parts);
    }

    /// <summary>Writing is tried once at the start: permissions, read-only disks and foreign file systems have no common question to ask.</summary>
    private void TryWriting(string shown)
    {
        try
        {
            var (file, part) = NewPart(root, ["."]);
            file.Dispose();
            Check(Libc.Unlink(root, part, 0), ["."]);
        }
        catch (WorkspaceException)
        {
            throw Refuse.Root(shown, "cannot be written");
        }
    }

    /// <summary>The mode that the new file keeps, or null where there is none yet. Judged on the name itself: a link is not written through.</summary>
    private uint? JudgeTarget(SafeFileHandle folder, string[] parts)
    {
        var error = Libc.Stat(folder, parts[^1], Libc.NoFollowAt, out var facts);
        if (error == Libc.NoEntry)
            return null;
        Check(error, parts);
        if (facts.IsLink)
            throw RefuseLink(parts);
        if (!facts.IsFile)
            throw Refuse.Kind(Join(parts), facts.Named);
        // Whether this run made the other name cannot be told from the inode, whose number may have been used again: so all are refused.
        return facts.Links > 1 ? throw Refuse.Linked(Join(parts)) : (uint)facts.Mode & 0b111_111_111;
    }

    private SafeFileHandle OpenForAppend(SafeFileHandle folder, string[] parts, out bool made)
    {
        var flags = Libc.WriteOnly | Libc.AppendOnly | Libc.NonBlocking | Libc.NoControllingTerminal | Libc.CloseOnExec | Libc.NoFollow;
        for (var tries = 0; tries < Tries; tries++)
        {
            made = false;
            var descriptor = Libc.OpenAt(folder, parts[^1], flags);
            if (descriptor == -Libc.NoEntry)
            {
                made = true;
                descriptor = Libc.OpenAt(folder, parts[^1], flags | Libc.Create | Libc.Exclusive, CreateMode);
            }
            if (descriptor >= 0)
                return new SafeFileHandle(descriptor, ownsHandle: true);
            if (descriptor == -Libc.Loop)
                throw RefuseLink(parts);
            if (descriptor != -Libc.Exists)
                throw Error(-descriptor, parts);
        }
        throw Refuse.Raced(Join(parts));
    }

    private WorkspaceException RefuseLink(string[] parts)
    {
        var descriptor = resolve(root, parts, PathFlags);
        if (descriptor is -Libc.CrossDevice or -Libc.Loop)
            return Error(-descriptor, parts, CrossesMount(parts, -descriptor));
        if (descriptor >= 0)
            new SafeFileHandle(descriptor, ownsHandle: true).Dispose();
        return Refuse.Kind(Join(parts), "a link");
    }

    private static (SafeFileHandle File, string Name) NewPart(SafeFileHandle folder, string[] target)
    {
        for (var tries = 0; tries < Tries; tries++)
        {
            var name = $"{PartPrefix}{Environment.ProcessId:x}-{Interlocked.Increment(ref parts):x}";
            var descriptor = Libc.OpenAt(folder, name, Libc.WriteOnly | Libc.Create | Libc.Exclusive | Libc.NoFollow | Libc.CloseOnExec, CreateMode);
            if (descriptor >= 0)
                return (new SafeFileHandle(descriptor, ownsHandle: true), name);
            if (descriptor != -Libc.Exists)
                throw Error(-descriptor, target);
        }
        throw Refuse.Raced(Join(target));
    }

    /// <summary>A failed sync is reported once and never tried again: the kernel may have dropped the pages and would then answer that all is well.</summary>
    private void SyncFolder(SafeFileHandle folder, string[] parts)
    {
        if (!durable)
            return;
        using var readable = new SafeFileHandle(CheckDescriptor(Libc.OpenAt(folder, ".", FolderFlags), parts), ownsHandle: true);
        if (Libc.Sync(readable) is var error && error != Libc.NotSeekable)
            Check(error, parts);
    }

    private static int CheckDescriptor(int descriptor, string[] parts)
    {
        Check(descriptor < 0 ? -descriptor : 0, parts);
        return descriptor;
    }

    private static void Check(int error, string[] parts)
    {
        if (error != 0)
            throw Error(error, parts);
    }
}
