using Agent.Core.Journals;

namespace Agent.Core.Tests.Journals;

/// <summary>
/// A file on a disk whose plug is pulled at a chosen call: what was not flushed by then may have reached the disk, whole, in
/// parts or not at all, in any order. At another chosen call it may fail as a full or broken disk does.
/// </summary>
internal sealed class SimulatedDisk(string path, int seed) : IJournalFile
{
    private const int Sector = 512;
    private readonly Random chance = new(seed);
    private readonly List<Action> unflushed = [];
    private byte[] onDisk = [];
    private byte[] seen = [];

    public string Path { get; } = path;

    public long Length => seen.Length;

    /// <summary>Calls so far.</summary>
    public int Calls { get; private set; }

    /// <summary>The plug is pulled in the middle of this call.</summary>
    public int? PulledAt { get; init; }

    /// <summary>This call fails, and those after it would not.</summary>
    public int? FailsAt { get; init; }

    /// <summary>A fault that the tests must find: what was flushed is no safer than what was not.</summary>
    public bool IgnoresFlush { get; init; }

    /// <summary>What is found when the power is back.</summary>
    public byte[] Survived()
    {
        foreach (var change in unflushed.OrderBy(_ => chance.Next()).Where(_ => chance.Next(4) > 0))
            change();
        unflushed.Clear();
        return onDisk;
    }

    public void Write(ReadOnlySpan<byte> bytes, long at)
    {
        var written = bytes.ToArray();
        // A full disk takes what still fits.
        var fits = Calls + 1 == FailsAt ? chance.Next(written.Length) : written.Length;
        Put(ref seen, at, written.AsSpan(0, fits));
        for (var from = 0; from < fits; from += Sector)
        {
            var (start, length) = (from, Math.Min(Sector, fits - from));
            unflushed.Add(() => Put(ref onDisk, at + start, written.AsSpan(start, length)));
        }
        Count();
    }

    public void Cut(long length)
    {
        Array.Resize(ref seen, (int)length);
        unflushed.Add(() => Array.Resize(ref onDisk, (int)Math.Min(length, onDisk.Length)));
        Count();
    }

    public void Flush()
    {
        Count();
        if (IgnoresFlush)
            return;
        unflushed.ForEach(change => change());
        unflushed.Clear();
    }

    public void Dispose() { }

    private void Count()
    {
        Calls++;
        if (Calls == PulledAt)
            throw new PlugPulledException();
        if (Calls == FailsAt)
            throw new IOException("No space left on device.");
    }

    private static void Put(ref byte[] file, long at, ReadOnlySpan<byte> bytes)
    {
        if (file.Length < at + bytes.Length)
            Array.Resize(ref file, (int)at + bytes.Length);
        bytes.CopyTo(file.AsSpan((int)at));
    }
}

/// <summary>The end of a process that could not say goodbye.</summary>
internal sealed class PlugPulledException() : Exception("The plug was pulled.");
