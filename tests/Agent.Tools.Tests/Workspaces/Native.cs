using System.Runtime.InteropServices;

namespace Agent.Tools.Tests.Workspaces;

/// <summary>What the attacker and the oracle ask of the kernel, apart from the calls that the walls themselves make.</summary>
internal static unsafe partial class Native
{
    private const int CurrentFolder = -100, NoFollow = 0x100, FactsLength = 256, AccessTimeAt = 64, AccessTimeLength = 16;

    /// <summary>Two names trade places in one step.</summary>
    public static bool Exchange(string one, string other) => RenameCall(CurrentFolder, one, CurrentFolder, other, flags: 2) == 0;

    public static void MakePipe(string path) => Assert.Equal(0, PipeCall(path, 0b110_110_110));

    public static void MakeHardLink(string existing, string path) => Assert.Equal(0, LinkCall(existing, path));

    /// <summary>All that the kernel knows of a name but when it was last read: kind, mode, owner, size, links, times, inode.</summary>
    public static string Facts(string path)
    {
        Span<byte> facts = stackalloc byte[FactsLength];
        fixed (byte* start = facts)
            Assert.Equal(0, StatCall(CurrentFolder, path, NoFollow, 0xFFF, start));
        facts.Slice(AccessTimeAt, AccessTimeLength).Clear();
        return Convert.ToHexString(facts);
    }

    [LibraryImport("libc", EntryPoint = "renameat2", StringMarshalling = StringMarshalling.Utf8)]
    private static partial int RenameCall(int fromFolder, string from, int toFolder, string to, uint flags);

    [LibraryImport("libc", EntryPoint = "mkfifo", StringMarshalling = StringMarshalling.Utf8)]
    private static partial int PipeCall(string path, uint mode);

    [LibraryImport("libc", EntryPoint = "link", StringMarshalling = StringMarshalling.Utf8)]
    private static partial int LinkCall(string existing, string path);

    [LibraryImport("libc", EntryPoint = "statx", StringMarshalling = StringMarshalling.Utf8)]
    private static partial int StatCall(int folder, string path, int flags, uint mask, byte* facts);
}
