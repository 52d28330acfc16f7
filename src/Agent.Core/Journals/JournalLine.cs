using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;

namespace Agent.Core.Journals;

/// <summary>One line of a journal: <c>{"v","seq","prev","body"}</c>, a TAB and the SHA-256 of the object's bytes.</summary>
/// <param name="Sequence">From 0, without gaps.</param>
/// <param name="Fact">The body.</param>
/// <param name="Hash">SHA-256 of the object as 64 hexadecimal digits; the next line names it as <c>prev</c>.</param>
public sealed record JournalLine(long Sequence, Fact Fact, string Hash)
{
    public const int Version = 1;

    /// <summary>What the first line names as the line before it.</summary>
    public static string NoHash { get; } = new('0', 64);

    /// <summary>The bytes of a line, with its line break, and its hash.</summary>
    public static (byte[] Bytes, string Hash) Write(long sequence, string previous, Fact fact)
    {
        var head = string.Create(CultureInfo.InvariantCulture, $$"""{"v":{{Version}},"seq":{{sequence}},"prev":"{{previous}}","body":""");
        byte[] line = [.. Encoding.UTF8.GetBytes(head), .. FactJson.Write(fact), (byte)'}'];
        var hash = Convert.ToHexStringLower(SHA256.HashData(line));
        return ([.. line, (byte)'\t', .. Encoding.ASCII.GetBytes(hash), (byte)'\n'], hash);
    }

    /// <summary>Reads a line without its line break and verifies the stored bytes, its place and its link to the line before.</summary>
    public static JournalLine Read(ReadOnlySpan<byte> line, long sequence, string previous)
    {
        var tab = line.LastIndexOf((byte)'\t');
        if (tab < 0 || line.Length - tab - 1 != 64)
            throw new JournalException($"Line {sequence + 1} does not end in a hash.");
        var stored = Encoding.ASCII.GetString(line[(tab + 1)..]);
        if (Convert.ToHexStringLower(SHA256.HashData(line[..tab])) != stored)
            throw new JournalException($"Line {sequence + 1} does not match its hash.");
        try
        {
            using var document = JsonDocument.Parse(line[..tab].ToArray());
            var root = document.RootElement;
            if (root.GetProperty("v").GetInt32() != Version)
                throw new JournalException($"Line {sequence + 1} is of journal version {root.GetProperty("v").GetInt32()}; this program reads version {Version}.");
            if (root.GetProperty("seq").GetInt64() != sequence)
                throw new JournalException($"Line {sequence + 1} carries the sequence number {root.GetProperty("seq").GetInt64()} and should carry {sequence}.");
            if (root.GetProperty("prev").GetString() != previous)
                throw new JournalException($"Line {sequence + 1} does not follow the line before it: their hashes differ.");
            return new JournalLine(sequence, FactJson.Read(Encoding.UTF8.GetBytes(root.GetProperty("body").GetRawText())), stored);
        }
        catch (Exception broken) when (broken is JsonException or KeyNotFoundException or InvalidOperationException or FormatException)
        {
            throw new JournalException($"Line {sequence + 1} is not a fact: {broken.Message}", broken);
        }
    }
}
