using System.Runtime.InteropServices;
using Microsoft.Win32.SafeHandles;

namespace Agent.Tools.Workspaces;

/// <summary>How many names a file has and whether it is a regular file: the two facts that .NET does not tell, asked of each system in its way.</summary>
internal static unsafe partial class PortableFacts
{
    private const int CurrentFolder = -100;

    public static (bool Regular, uint Links) Of(string path) =>
        OperatingSystem.IsWindows() ? OnWindows(path) : OperatingSystem.IsMacOS() ? OnMac(path) : OnLinux(path);

    private static (bool, uint) OnLinux(string path)
    {
        using var folder = new SafeFileHandle(CurrentFolder, ownsHandle: false);
        return Libc.Stat(folder, path, Libc.NoFollowAt, out var facts) == 0 ? (facts.IsFile, facts.Links) : default;
    }

    private static (bool, uint) OnMac(string path)
    {
        MacStat found;
        return LinkStat(path, &found) == 0 ? ((found.Mode & 0xF000) == 0x8000, found.Links) : default;
    }

    private static (bool, uint) OnWindows(string path)
    {
        if (File.GetAttributes(path).HasFlag(FileAttributes.Device))
            return default;
        using var file = File.OpenHandle(path, share: FileShare.ReadWrite | FileShare.Delete);
        WindowsFacts found;
        return GetFileInformationByHandle(file, &found) ? (true, found.Links) : default;
    }

    [StructLayout(LayoutKind.Explicit, Size = 256)]
    private struct MacStat
    {
        [FieldOffset(4)] public ushort Mode;
        [FieldOffset(6)] public ushort Links;
    }

    [StructLayout(LayoutKind.Explicit, Size = 52)]
    private struct WindowsFacts
    {
        [FieldOffset(40)] public uint Links;
    }

    [LibraryImport("libc", EntryPoint = "lstat", StringMarshalling = StringMarshalling.Utf8)]
    private static partial int LinkStat(string path, MacStat* found);

    [LibraryImport("kernel32", SetLastError = true)]
    [return: MarshalAs(UnmanagedType.Bool)]
    private static partial bool GetFileInformationByHandle(SafeFileHandle file, WindowsFacts* found);
}
