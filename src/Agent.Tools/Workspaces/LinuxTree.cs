using Microsoft.Win32.SafeHandles;
using static Agent.Tools.Workspaces.WorkspaceReasons;

namespace Agent.Tools.Workspaces;

/// <summary>A tree held by one directory handle for its whole life: renaming or replacing the root changes nothing about where its files are.</summary>
internal sealed partial class LinuxTree : ITree
{
    private static readonly int PathFlags = Libc.PathOnly | Libc.CloseOnExec;
    private static readonly int FolderFlags = Libc.ReadOnly | Libc.Directory | Libc.CloseOnExec;

    private readonly SafeFileHandle root;
    private readonly Resolver resolve;
    private readonly Resolver? resolveAnyDevice;
    private readonly bool durable;
    private readonly ulong device;

    private LinuxTree(SafeFileHandle root, FileFacts facts, WorkspaceOptions options, bool walk)
    {
        this.root = root;
        durable = options.Durable;
        device = facts.Device;
        Identity = $"{facts.DeviceMajor}:{facts.DeviceMinor}/{facts.Inode}";
        resolve = walk ? Resolvers.Walk(options.StayOnDevice) : Resolvers.OpenAt2(options.StayOnDevice);
        resolveAnyDevice = !options.StayOnDevice ? null : walk ? Resolvers.Walk(stayOnDevice: false) : Resolvers.OpenAt2(stayOnDevice: false);
    }

    public string Identity { get; }

    /// <summary>Opens the root, whose own name may be a link: here and only here. With walk, paths are walked by hand even where the kernel has openat2.</summary>
    public static LinuxTree Open(string root, WorkspaceOptions options, bool walk)
    {
        var descriptor = Libc.OpenRoot(root);
        if (descriptor < 0)
            throw Refuse.Root(root, "cannot be opened");
        var handle = new SafeFileHandle(descriptor, ownsHandle: true);
        try
        {
            if (Libc.Stat(handle, "", Libc.EmptyPath, out var facts) != 0)
                throw Refuse.Root(root, "cannot be read");
            var tree = new LinuxTree(handle, facts, options, walk || !KernelHasOpenAt2(handle));
            if (!options.ReadOnly)
                tree.TryWriting(root);
            return tree;
        }
        catch (WorkspaceException)
        {
            handle.Dispose();
            throw;
        }
    }

    public byte[] Read(string[] parts, int cap)
    {
        // Non-blocking, so that a pipe without a writer cannot hold the call; its kind is judged on the open handle.
        using var file = Open(parts, Libc.ReadOnly | Libc.NonBlocking | Libc.NoControllingTerminal | Libc.CloseOnExec);
        var facts = FactsOf(file, parts);
        if (!facts.IsFile)
            throw Refuse.Kind(Join(parts), facts.Named);
        if (facts.Size > (ulong)cap)
            throw Refuse.Large(Join(parts), cap);
        return ReadAll(file, parts, (int)facts.Size, cap);
    }

    public bool Exists(string[] parts)
    {
        var descriptor = resolve(root, parts, PathFlags);
        if (descriptor < 0)
            return false;
        new SafeFileHandle(descriptor, ownsHandle: true).Dispose();
        return true;
    }

    public void Dispose() => root.Dispose();

    /// <summary>One byte more than the size is asked for, so that a file that grows meanwhile is seen to grow.</summary>
    private static byte[] ReadAll(SafeFileHandle file, string[] parts, int size, int cap)
    {
        var buffer = new byte[size + 1];
        var filled = 0;
        while (Libc.Read(file, buffer.AsSpan(filled)) is var read and not 0)
        {
            if (read < 0)
                throw Error(-read, parts);
            filled += read;
            if (filled > cap)
                throw Refuse.Large(Join(parts), cap);
            if (filled == buffer.Length)
                Array.Resize(ref buffer, (int)Math.Min((long)filled * 2, cap + 1L));
        }
        Array.Resize(ref buffer, filled);
        return buffer;
    }

    private static bool KernelHasOpenAt2(SafeFileHandle root)
    {
        var descriptor = Libc.OpenAt2(root, ".", PathFlags, Libc.Resolve.Beneath);
        if (descriptor >= 0)
            new SafeFileHandle(descriptor, ownsHandle: true).Dispose();
        return descriptor >= 0;
    }

    private SafeFileHandle Open(string[] parts, int flags)
    {
        var descriptor = resolve(root, parts, flags);
        return descriptor >= 0 ? new SafeFileHandle(descriptor, ownsHandle: true) : throw Error(-descriptor, parts, CrossesMount(parts, -descriptor));
    }

    /// <summary>The kernel has one error for leaving the root and for entering another file system; a second look tells them apart.</summary>
    private bool CrossesMount(string[] parts, int error)
    {
        if (error != Libc.CrossDevice || resolveAnyDevice is null)
            return false;
        var descriptor = resolveAnyDevice(root, parts, PathFlags);
        if (descriptor >= 0)
            new SafeFileHandle(descriptor, ownsHandle: true).Dispose();
        return descriptor >= 0;
    }

    private static FileFacts FactsOf(SafeFileHandle file, string[] parts)
    {
        var error = Libc.Stat(file, "", Libc.EmptyPath, out var facts);
        return error == 0 ? facts : throw Error(error, parts);
    }

    private static string Join(string[] parts) => string.Join('/', parts);

    private static WorkspaceException Error(int error, string[] parts, bool mount = false)
    {
        var path = parts.Length == 0 ? "." : Join(parts);
        return error switch
        {
            Libc.CrossDevice => mount ? Refuse.Device(path) : Refuse.Outside(path),
            Libc.NoEntry => Refuse.Missing(path),
            Libc.Loop => Refuse.Path(Refusal.Error, LinkLoop, path, "is a link that leads back to itself. Give the path of a file."),
            Libc.TryAgain => Refuse.Raced(path),
            Libc.NotDirectory => Refuse.Path(Refusal.Error, NotADirectory, path, "goes through something that is not a folder. Give a path whose folders are folders."),
            Libc.IsDirectory => Refuse.Kind(path, "a folder"),
            Libc.NoDevice => Refuse.Kind(path, "a socket or a pipe"),
            Libc.NameTooLong => Refuse.Path(Refusal.Error, NameTooLong, path, "has a name that is too long for this disk. Use a shorter name."),
            Libc.NoAccess or Libc.NotPermitted => Refuse.Path(Refusal.Deny, NotPermitted, path, "is closed to this user. Use another file."),
            Libc.ReadOnlySystem => Refuse.Path(Refusal.Deny, DiskReadOnly, path, "is on a disk that cannot be written. Make it writable, or use another workspace."),
            Libc.NoSpace or Libc.Quota => Refuse.Path(Refusal.Error, DiskFull, path, "does not fit on the disk. Free some space."),
            _ => Refuse.Path(Refusal.Error, InputOutput, path, $"could not be used: {System.Runtime.InteropServices.Marshal.GetPInvokeErrorMessage(error)}. Try another file."),
        };
    }
}
