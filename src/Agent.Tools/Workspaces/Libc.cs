using System.Runtime.InteropServices;
using Microsoft.Win32.SafeHandles;

namespace Agent.Tools.Workspaces;

/// <summary>The Linux calls that work on directory handles, with the kernel's own names and numbers. Valid on x86-64 and arm64.</summary>
internal static unsafe partial class Libc
{
    public const int ReadOnly = 0, WriteOnly = 1, Create = 0x40, Exclusive = 0x80, NoControllingTerminal = 0x100, AppendOnly = 0x400,
        NonBlocking = 0x800, CloseOnExec = 0x80000, PathOnly = 0x200000;
    public const int NotPermitted = 1, NoEntry = 2, NoDevice = 6, TryAgain = 11, NoAccess = 13, Exists = 17, CrossDevice = 18,
        NotDirectory = 20, IsDirectory = 21, NotSeekable = 22, TextBusy = 26, NoSpace = 28, ReadOnlySystem = 30, NameTooLong = 36, NoSystemCall = 38, NotEmpty = 39,
        Loop = 40, Quota = 122, Interrupted = 4;
    public const int RemoveDirectory = 0x200, NoFollowAt = 0x100, EmptyPath = 0x1000;

    private const nint OpenAt2Number = 437;

    private static readonly bool Arm = RuntimeInformation.ProcessArchitecture == Architecture.Arm64;
    public static readonly int Directory = Arm ? 0x4000 : 0x10000;
    public static readonly int NoFollow = Arm ? 0x8000 : 0x20000;
    private static readonly nint GetDirectoryEntriesNumber = Arm ? 61 : 217;

    [Flags]
    public enum Resolve : ulong
    {
        NoCrossDevice = 1,
        NoMagicLinks = 2,
        Beneath = 8,
    }

    [StructLayout(LayoutKind.Sequential)]
    private struct OpenHow
    {
        public ulong Flags;
        public ulong Mode;
        public ulong Resolve;
    }

    /// <summary>A descriptor, or the negated error number.</summary>
    public static int OpenAt2(SafeFileHandle folder, string path, int flags, Resolve resolve)
    {
        var how = new OpenHow { Flags = (ulong)flags, Resolve = (ulong)resolve };
        var descriptor = OpenAt2Call(OpenAt2Number, folder, path, &how, sizeof(OpenHow));
        return descriptor < 0 ? -Marshal.GetLastPInvokeError() : (int)descriptor;
    }

    /// <summary>A descriptor, or the negated error number.</summary>
    public static int OpenAt(SafeFileHandle folder, string name, int flags, int mode = 0)
    {
        var descriptor = OpenAtCall(folder, name, flags, mode);
        return descriptor < 0 ? -Marshal.GetLastPInvokeError() : descriptor;
    }

    /// <summary>0, or the error number.</summary>
    public static int Stat(SafeFileHandle folder, string name, int flags, out FileFacts facts)
    {
        const uint basicFacts = 0x7FF;
        FileFacts found;
        var error = StatxCall(folder, name, flags, basicFacts, &found) < 0 ? Marshal.GetLastPInvokeError() : 0;
        facts = found;
        return error;
    }

    /// <summary>Bytes filled, 0 at the end of the folder, or the negated error number.</summary>
    public static int GetDirectoryEntries(SafeFileHandle folder, Span<byte> buffer)
    {
        fixed (byte* start = buffer)
        {
            var filled = (int)GetDirectoryEntriesCall(GetDirectoryEntriesNumber, folder, start, buffer.Length);
            return filled < 0 ? -Marshal.GetLastPInvokeError() : filled;
        }
    }

    /// <summary>0, or the error number of the first part that could not be written.</summary>
    public static int Write(SafeFileHandle file, ReadOnlySpan<byte> bytes)
    {
        fixed (byte* start = bytes)
        {
            for (nint done = 0; done < bytes.Length;)
            {
                var written = WriteCall(file, start + done, bytes.Length - done);
                if (written >= 0)
                    done += written;
                else if (Marshal.GetLastPInvokeError() is var error && error != Interrupted)
                    return error;
            }
        }
        return 0;
    }

    /// <summary>Bytes read, 0 at the end, or the negated error number.</summary>
    public static int Read(SafeFileHandle file, Span<byte> buffer)
    {
        fixed (byte* start = buffer)
        {
            nint read;
            do
                read = ReadCall(file, start, buffer.Length);
            while (read < 0 && Marshal.GetLastPInvokeError() == Interrupted);
            return read < 0 ? -Marshal.GetLastPInvokeError() : (int)read;
        }
    }

    public static int Truncate(SafeFileHandle file, long length) => ErrorOf(TruncateCall(file, length));

    public static int Sync(SafeFileHandle file) => ErrorOf(SyncCall(file));

    public static int MakeDirectory(SafeFileHandle folder, string name) => ErrorOf(MakeDirectoryCall(folder, name, 0b111_111_111));

    public static int Unlink(SafeFileHandle folder, string name, int flags) => ErrorOf(UnlinkCall(folder, name, flags));

    public static int SetMode(SafeFileHandle file, uint mode) => ErrorOf(SetModeCall(file, mode));

    public static int Rename(SafeFileHandle fromFolder, string from, SafeFileHandle toFolder, string to) =>
        ErrorOf(RenameCall(fromFolder, from, toFolder, to));

    /// <summary>Both names stay, and trade what they name in one step.</summary>
    public static int Exchange(SafeFileHandle folder, string one, string other)
    {
        const uint exchange = 2;
        return ErrorOf(ExchangeCall(folder, one, folder, other, exchange));
    }

    private static int ErrorOf(int result) => result < 0 ? Marshal.GetLastPInvokeError() : 0;

    [LibraryImport("libc", EntryPoint = "syscall", SetLastError = true, StringMarshalling = StringMarshalling.Utf8)]
    private static partial nint OpenAt2Call(nint number, SafeFileHandle folder, string path, OpenHow* how, nint size);

    [LibraryImport("libc", EntryPoint = "syscall", SetLastError = true)]
    private static partial nint GetDirectoryEntriesCall(nint number, SafeFileHandle folder, byte* buffer, nint size);

    [LibraryImport("libc", EntryPoint = "openat", SetLastError = true, StringMarshalling = StringMarshalling.Utf8)]
    private static partial int OpenAtCall(SafeFileHandle folder, string name, int flags, int mode);

    [LibraryImport("libc", EntryPoint = "statx", SetLastError = true, StringMarshalling = StringMarshalling.Utf8)]
    private static partial int StatxCall(SafeFileHandle folder, string name, int flags, uint mask, FileFacts* facts);

    [LibraryImport("libc", EntryPoint = "write", SetLastError = true)]
    private static partial nint WriteCall(SafeFileHandle file, byte* bytes, nint count);

    [LibraryImport("libc", EntryPoint = "read", SetLastError = true)]
    private static partial nint ReadCall(SafeFileHandle file, byte* bytes, nint count);

    [LibraryImport("libc", EntryPoint = "fsync", SetLastError = true)]
    private static partial int SyncCall(SafeFileHandle file);

    [LibraryImport("libc", EntryPoint = "ftruncate", SetLastError = true)]
    private static partial int TruncateCall(SafeFileHandle file, long length);

    [LibraryImport("libc", EntryPoint = "fchmod", SetLastError = true)]
    private static partial int SetModeCall(SafeFileHandle file, uint mode);

    [LibraryImport("libc", EntryPoint = "mkdirat", SetLastError = true, StringMarshalling = StringMarshalling.Utf8)]
    private static partial int MakeDirectoryCall(SafeFileHandle folder, string name, uint mode);

    [LibraryImport("libc", EntryPoint = "unlinkat", SetLastError = true, StringMarshalling = StringMarshalling.Utf8)]
    private static partial int UnlinkCall(SafeFileHandle folder, string name, int flags);

    [LibraryImport("libc", EntryPoint = "renameat", SetLastError = true, StringMarshalling = StringMarshalling.Utf8)]
    private static partial int RenameCall(SafeFileHandle fromFolder, string from, SafeFileHandle toFolder, string to);

    [LibraryImport("libc", EntryPoint = "renameat2", SetLastError = true, StringMarshalling = StringMarshalling.Utf8)]
    private static partial int ExchangeCall(SafeFileHandle fromFolder, string from, SafeFileHandle toFolder, string to, uint flags);

    [LibraryImport("libc", EntryPoint = "open", SetLastError = true, StringMarshalling = StringMarshalling.Utf8)]
    private static partial int OpenCall(string path, int flags, int mode);

    /// <summary>A descriptor of a path of the machine, or the negated error number: for the workspace root alone.</summary>
    public static int OpenRoot(string path)
    {
        var descriptor = OpenCall(path, PathOnly | Directory | CloseOnExec, 0);
        return descriptor < 0 ? -Marshal.GetLastPInvokeError() : descriptor;
    }
}
