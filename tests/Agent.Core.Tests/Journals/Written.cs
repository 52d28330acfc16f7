using Agent.Core.Journals;

namespace Agent.Core.Tests.Journals;

/// <summary>Facts as the bytes of a journal.</summary>
internal static class Written
{
    public static byte[] Bytes(IEnumerable<Fact> facts, Blobs? blobs = null)
    {
        var (sequence, previous, bytes) = (0L, JournalLine.NoHash, new List<byte>());
        foreach (var fact in facts)
        {
            var (line, hash) = JournalLine.Write(sequence++, previous, fact, blobs);
            bytes.AddRange(line);
            previous = hash;
        }
        return [.. bytes];
    }
}
