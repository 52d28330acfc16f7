using Agent.Core.Journals;

namespace Agent.Cli.Tests;

/// <summary>What a test does to a journal that no run would.</summary>
internal static class Journals
{
    /// <summary>Writes a journal anew with each fact changed and every hash right.</summary>
    public static void Rewrite(string journal, Func<Fact, Fact> change) => Rewrite(journal, facts => facts.Select(change));

    /// <summary>Writes a journal anew with these facts in its place and every hash right.</summary>
    public static void Rewrite(string journal, Func<IReadOnlyList<Fact>, IEnumerable<Fact>> change)
    {
        var (previous, bytes) = (JournalLine.NoHash, new List<byte>());
        foreach (var (number, fact) in change(JournalFile.Read(journal).Verified().Facts).Index())
        {
            var written = JournalLine.Write(number, previous, fact, Blobs.Beside(journal));
            bytes.AddRange(written.Bytes);
            previous = written.Hash;
        }
        File.WriteAllBytes(journal, [.. bytes]);
    }
}
