using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;

namespace Agent.Core.Journals;

/// <summary>
/// One line of a journal: <c>{"v","seq","t","kind","prev","body","blobs","hash"}</c>, where the hash is the SHA-256 of all
/// bytes before <c>,"hash"</c> and the blobs are there only when texts were taken out of the body.
/// </summary>
/// <param name="Sequence">From 0, without gaps.</param>
/// <param name="Fact">The body, with the texts that lie in blobs.</param>
/// <param name="Hash">64 hexadecimal digits; the next line names it as <c>prev</c>.</param>
public sealed record JournalLine(long Sequence, Fact Fact, string Hash)
{
    /// <summary>The version that is written; every earlier one can be read.</summary>
    public const int Version = 2;

    // ,"hash":" and 64 digits and "}
    private const int SealLength = 9 + 64 + 2;

    /// <summary>What the first line names as the line before it.</summary>
    public static string NoHash { get; } = new('0', 64);

    /// <summary>The bytes of a line, with its line break, and its hash. Long texts go to the blobs, or stay in the line where there are none.</summary>
    public static (byte[] Bytes, string Hash) Write(long sequence, string previous, Fact fact, Blobs? blobs = null)
    {
        var (kind, at, whole) = FactBody.Of(fact);
        var (body, taken) = blobs is null ? (whole, []) : LongTexts.TakeOut(whole, blobs);
        var head = string.Create(CultureInfo.InvariantCulture, $$"""{"v":{{Version}},"seq":{{sequence}},"t":"{{at}}","kind":"{{kind}}","prev":"{{previous}}","body":""");
        byte[] line = [.. Encoding.UTF8.GetBytes(head), .. body, .. taken.Count == 0 ? [] : Encoding.ASCII.GetBytes($",\"blobs\":{BlobReference.Write(taken)}")];
        var hash = Convert.ToHexStringLower(SHA256.HashData(line));
        return ([.. line, .. Encoding.ASCII.GetBytes($",\"hash\":\"{hash}\"}}\n")], hash);
    }

    /// <summary>Reads a line without its line break and verifies the stored bytes, its place and its link to the line before.</summary>
    /// <exception cref="JournalException">The line does not hold; the message begins with what is wrong with it, without its number.</exception>
    internal static JournalLine Read(ReadOnlySpan<byte> line, long sequence, string previous, Blobs? blobs)
    {
        if (!IsWhole(line))
            throw new JournalException("does not match its hash.");
        try
        {
            return VersionOf(line) switch
            {
                1 => FirstFormat.Read(line, sequence, previous),
                Version => Current(line, sequence, previous, blobs),
                var other => throw new JournalException($"is of journal version {other}; this program reads versions 1 to {Version}."),
            };
        }
        catch (Exception broken) when (broken is JsonException or KeyNotFoundException or InvalidOperationException or FormatException or ArgumentException or NotSupportedException)
        {
            throw new JournalException($"is not a fact: {broken.Message}", broken);
        }
    }

    /// <summary>Whether the line is as it was written, by its own hash. A line of an unknown version is taken for whole: it is another program's to say.</summary>
    internal static bool IsWhole(ReadOnlySpan<byte> line) => VersionOf(line) switch
    {
        1 => FirstFormat.IsWhole(line),
        Version or null => line.Length > SealLength && line[^SealLength..].StartsWith(",\"hash\":\""u8) && line.EndsWith("\"}"u8) && SealOf(line) == StoredSeal(line),
        _ => true,
    };

    /// <summary>Checks the members that every version has.</summary>
    internal static void CheckPlace(long found, long sequence, string? link, string previous)
    {
        if (found != sequence)
            throw new JournalException($"carries the sequence number {found} and should carry {sequence}.");
        if (link != previous)
            throw new JournalException("does not follow the line before it: their hashes differ.");
    }

    private static JournalLine Current(ReadOnlySpan<byte> line, long sequence, string previous, Blobs? blobs)
    {
        var reader = new LineReader(line);
        reader.Number("v");
        var found = reader.Number("seq");
        var at = reader.Raw("t", line);
        var kind = reader.Raw("kind", line);
        CheckPlace(found, sequence, reader.Text("prev"), previous);
        var body = reader.Raw("body", line);
        var taken = reader.NextIs("blobs") ? BlobReference.Read(reader.Raw("blobs", line)) : [];
        return new JournalLine(sequence, FactBody.Read(kind, at, LongTexts.PutBack(body, taken, blobs)), StoredSeal(line));
    }

    private static string SealOf(ReadOnlySpan<byte> line) => Convert.ToHexStringLower(SHA256.HashData(line[..^SealLength]));

    private static string StoredSeal(ReadOnlySpan<byte> line) => Encoding.ASCII.GetString(line[^(64 + 2)..^2]);

    private static int? VersionOf(ReadOnlySpan<byte> line)
        => line.Length > 7 && line.StartsWith("{\"v\":"u8) && line[5] is >= (byte)'0' and <= (byte)'9' && line[6] == (byte)',' ? line[5] - '0' : null;
}
