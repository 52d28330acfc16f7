using System.Runtime.InteropServices;

namespace Agent.Tools.Workspaces;

/// <summary>The kernel's <c>struct statx</c>, of which only what the walls need is named. The layout is the same on every architecture.</summary>
[StructLayout(LayoutKind.Explicit, Size = 256)]
internal struct FileFacts
{
    [FieldOffset(16)] public uint Links;
    [FieldOffset(28)] public ushort Mode;
    [FieldOffset(32)] public ulong Inode;
    [FieldOffset(40)] public ulong Size;
    [FieldOffset(136)] public uint DeviceMajor;
    [FieldOffset(140)] public uint DeviceMinor;

    private const int KindMask = 0xF000;

    public readonly ulong Device => ((ulong)DeviceMajor << 32) | DeviceMinor;

    public readonly bool IsFile => (Mode & KindMask) == 0x8000;

    public readonly bool IsFolder => (Mode & KindMask) == 0x4000;

    public readonly bool IsLink => (Mode & KindMask) == 0xA000;

    public readonly EntryKind Kind => IsFile ? EntryKind.File : IsFolder ? EntryKind.Folder : IsLink ? EntryKind.Link : EntryKind.Other;

    /// <summary>For a sentence: "a folder", "a link", or what else it is.</summary>
    public readonly string Named => (Mode & KindMask) switch
    {
        0x8000 => "a file",
        0x4000 => "a folder",
        0xA000 => "a link",
        0x1000 => "a pipe",
        0xC000 => "a socket",
        _ => "a device",
    };
}
