using Agent.Core.Journals;
using Agent.Soak.Deaths;

namespace Agent.Soak.Damage;

/// <summary>Every cut and every flipped bit of the journal of a real run: recovered up to the damage, or refused.</summary>
public static class DamagedJournals
{
    /// <param name="step">1 for each byte and each bit; more to take only every so many of them.</param>
    public static async IAsyncEnumerable<Verdict> AllAsync(int step)
    {
        var journal = await Trial.ReferenceAsync(File.ReadAllBytes);
        var hashes = JournalFile.Parse(journal).Verified().Lines.Select(line => line.Hash).ToList();
        foreach (var (start, end) in Lines(journal))
        {
            yield return await CutsAsync(journal, hashes, (start, end), step);
            yield return Flips(journal, hashes, (start, end), step, damaged => JournalFile.Parse(damaged));
        }
    }

    /// <summary>The same with a reader that takes a journal for whole whatever is in it; the trial holds when that was told.</summary>
    public static async Task<Verdict> PlantedAsync()
    {
        var journal = await Trial.ReferenceAsync(File.ReadAllBytes);
        var whole = JournalFile.Parse(journal).Verified();
        var told = Flips(journal, [.. whole.Lines.Select(line => line.Hash)], Lines(journal).First(), 1, _ => whole);
        return new Verdict("planted reader that checks nothing", told.Held ? ["The harness did not find it."] : [])
        {
            Counted = new Dictionary<string, long> { ["planted faults that were found"] = told.Held ? 0 : 1 },
        };
    }

    // Each cut is really recovered: the journal is opened, told that it was resumed, and read back.
    private static async Task<Verdict> CutsAsync(byte[] journal, IReadOnlyList<string> hashes, (int Start, int End) line, int step)
    {
        var (start, end) = line;
        var cuts = 0;
        var folder = Directory.CreateTempSubdirectory("agent-soak-").FullName;
        var path = Path.Combine(folder, JournalFolder.FileName);
        var broken = new List<string>();
        for (var length = start + 1; length <= end; length += step, cuts++)
        {
            await File.WriteAllBytesAsync(path, journal[..length]);
            using (var resumed = FileJournal.Resume(path, TimeProvider.System))
                await resumed.AppendAsync(new RunResumed("soak"), CancellationToken.None);
            var whole = journal[..length].Count(b => b == (byte)'\n');
            var read = JournalFile.Read(path);
            var last = read.Facts[^1] as RunResumed;
            if (read.Fault is not null || read.Lines.Count != whole + 1 || !read.Lines.Take(whole).Select(line => line.Hash).SequenceEqual(hashes.Take(whole)))
                broken.Add($"Cut at {length}, the journal was not recovered to its {whole} whole lines.");
            if ((last?.Torn?.Bytes ?? 0) != (length == end ? 0 : length - start))
                broken.Add($"Cut at {length}, the cut of {length - start} bytes was not recorded.");
        }
        Directory.Delete(folder, recursive: true);
        return new Verdict($"cuts in bytes {start} to {end}", broken) { Counted = new Dictionary<string, long> { ["cuts"] = cuts } };
    }

    private static Verdict Flips(byte[] journal, IReadOnlyList<string> hashes, (int Start, int End) line, int step, Func<byte[], JournalReading> parse)
    {
        var (start, end) = line;
        var broken = new List<string>();
        var (flipped, refused, cut) = (0, 0, 0);
        var before = journal[..start].Count(b => b == (byte)'\n');
        for (var bit = start * 8; bit < end * 8; bit += step, flipped++)
        {
            journal[bit / 8] ^= (byte)(1 << (bit % 8));
            var read = parse(journal);
            refused += read.Fault is not null ? 1 : 0;
            cut += read.Tail.Length > 0 ? 1 : 0;
            if (read.Fault is null && read.Tail.Length == 0)
                broken.Add($"The flip of bit {bit} was accepted.");
            if (!read.Lines.Select(line => line.Hash).SequenceEqual(hashes.Take(before)) || IndependentReader.Holding(journal) != before)
                broken.Add($"With bit {bit} flipped, {read.Lines.Count} lines were taken, and {before} hold.");
            journal[bit / 8] ^= (byte)(1 << (bit % 8));
        }
        return new Verdict($"flips in bytes {start} to {end}", broken)
        {
            Counted = new Dictionary<string, long> { ["bits flipped"] = flipped, ["flips that were refused"] = refused, ["flips that were taken for a torn last line"] = cut },
        };
    }

    private static IEnumerable<(int Start, int End)> Lines(byte[] journal)
    {
        for (var start = 0; start < journal.Length;)
        {
            var end = Array.IndexOf(journal, (byte)'\n', start) + 1;
            yield return (start, end);
            start = end;
        }
    }
}
