using System.Security.Cryptography;
using System.Text;
using System.Text.Json;

namespace Agent.Core.Journals;

/// <summary>Lines of journal version 1, which are read and no longer written: <c>{"v","seq","prev","body"}</c>, a TAB and the SHA-256 of the object.</summary>
internal static class FirstFormat
{
    public static bool IsWhole(ReadOnlySpan<byte> line)
    {
        var tab = line.LastIndexOf((byte)'\t');
        return tab >= 0 && Convert.ToHexStringLower(SHA256.HashData(line[..tab])) == Encoding.ASCII.GetString(line[(tab + 1)..]);
    }

    public static JournalLine Read(ReadOnlySpan<byte> line, long sequence, string previous)
    {
        var tab = line.LastIndexOf((byte)'\t');
        using var document = JsonDocument.Parse(line[..tab].ToArray());
        var root = document.RootElement;
        JournalLine.CheckPlace(root.GetProperty("seq").GetInt64(), sequence, root.GetProperty("prev").GetString(), previous);
        var fact = FactJson.Read(Encoding.UTF8.GetBytes(root.GetProperty("body").GetRawText()));
        return new JournalLine(sequence, fact, Encoding.ASCII.GetString(line[(tab + 1)..]));
    }
}
