using System.Buffers.Binary;
using System.Text;
using Microsoft.Win32.SafeHandles;

namespace Agent.Tools.Workspaces;

/// <summary>The names in an open folder, read through its handle, in ordinal order.</summary>
internal static class FolderReader
{
    private const int LengthAt = 16, NameAt = 19;

    /// <summary>At most <paramref name="cap"/> names; a folder that is being filled cannot hold the reader.</summary>
    public static List<string> Names(SafeFileHandle folder, int cap)
    {
        var names = new List<string>();
        var buffer = new byte[16 * 1024];
        while (names.Count < cap && Libc.GetDirectoryEntries(folder, buffer) is var filled and > 0)
        {
            for (var at = 0; at < filled; at += BinaryPrimitives.ReadUInt16LittleEndian(buffer.AsSpan(at + LengthAt)))
            {
                var name = buffer.AsSpan(at + NameAt);
                name = name[..name.IndexOf((byte)0)];
                if (!name.SequenceEqual("."u8) && !name.SequenceEqual(".."u8))
                    names.Add(Encoding.UTF8.GetString(name));
            }
        }
        names.Sort(StringComparer.Ordinal);
        return names;
    }
}
