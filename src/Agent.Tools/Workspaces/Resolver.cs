using Microsoft.Win32.SafeHandles;

namespace Agent.Tools.Workspaces;

/// <summary>Opens a path below a folder's handle and nothing else. Answers a descriptor or a negated error number.</summary>
internal delegate int Resolver(SafeFileHandle root, string[] parts, int flags);

internal static class Resolvers
{
    /// <summary>A kernel that keeps answering "try again" is being raced; the number is fixed so that an attacker cannot hold the call.</summary>
    private const int Tries = 64;

    /// <summary>The kernel walks the path and refuses to leave the root, in one call that no rename can get between.</summary>
    public static Resolver OpenAt2(bool stayOnDevice)
    {
        var resolve = Libc.Resolve.Beneath | Libc.Resolve.NoMagicLinks | (stayOnDevice ? Libc.Resolve.NoCrossDevice : 0);
        return (root, parts, flags) =>
        {
            var path = Path(parts);
            var descriptor = -Libc.TryAgain;
            for (var tries = 0; tries < Tries && descriptor == -Libc.TryAgain; tries++)
                descriptor = Libc.OpenAt2(root, path, flags, resolve);
            return descriptor;
        };
    }

    /// <summary>For kernels without openat2: one component at a time on handles, every link refused, ".." answered from the handles already held.</summary>
    public static Resolver Walk(bool stayOnDevice) => (root, parts, flags) =>
    {
        var held = new Stack<SafeFileHandle>();
        try
        {
            for (var i = 0; i < parts.Length - 1; i++)
                if (Step(root, held, parts[i], stayOnDevice) is var error and < 0)
                    return error;
            var name = parts.Length == 0 ? "." : parts[^1];
            if (name == "..")
            {
                held.Pop().Dispose();
                name = ".";
            }
            return Last(held.TryPeek(out var top) ? top : root, name, flags, stayOnDevice);
        }
        finally
        {
            foreach (var handle in held)
                handle.Dispose();
        }
    };

    private static string Path(string[] parts) => parts.Length switch
    {
        0 => ".",
        1 => parts[0],
        _ => string.Join('/', parts),
    };

    private static int Step(SafeFileHandle root, Stack<SafeFileHandle> held, string name, bool stayOnDevice)
    {
        if (name == "..")
        {
            held.Pop().Dispose();
            return 0;
        }
        var folder = held.TryPeek(out var top) ? top : root;
        var descriptor = Last(folder, name, Libc.PathOnly | Libc.CloseOnExec, stayOnDevice);
        if (descriptor < 0)
            return descriptor;
        held.Push(new SafeFileHandle(descriptor, ownsHandle: true));
        return 0;
    }

    private static int Last(SafeFileHandle folder, string name, int flags, bool stayOnDevice)
    {
        var descriptor = Libc.OpenAt(folder, name, flags | Libc.NoFollow);
        // One component and no link followed: here "too many links" means that the name is one, and every link is refused as leading out.
        if (descriptor < 0)
            return descriptor == -Libc.Loop ? -Libc.CrossDevice : descriptor;
        var handle = new SafeFileHandle(descriptor, ownsHandle: true);
        var error = Libc.Stat(handle, "", Libc.EmptyPath, out var facts);
        if (error == 0 && facts.IsLink)
            error = Libc.CrossDevice;
        if (error == 0 && stayOnDevice && (Libc.Stat(folder, "", Libc.EmptyPath, out var above) != 0 || above.Device != facts.Device))
            error = Libc.CrossDevice;
        if (error == 0)
        {
            handle.SetHandleAsInvalid();
            return descriptor;
        }
        handle.Dispose();
        return -error;
    }
}
