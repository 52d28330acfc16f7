namespace Agent.Core.Replays;

/// <summary>The loop did something else than the record says, with the place and both sides.</summary>
public sealed class DivergenceException(long sequence, string recorded, string replayed) : Exception(Told(sequence, recorded, replayed))
{
    private const int Before = 60, Behind = 180;

    public long Sequence { get; } = sequence;
    public string Recorded { get; } = recorded;
    public string Replayed { get; } = replayed;

    // A side can have megabytes; what is told is where the two part.
    private static string Told(long sequence, string recorded, string replayed)
    {
        var same = recorded.AsSpan().CommonPrefixLength(replayed);
        return $"Fact {sequence} diverges.\nRecorded: {Round(recorded, same)}\nReplayed: {Round(replayed, same)}";
    }

    private static string Round(string text, int at)
    {
        var (start, end) = (Math.Max(0, at - Before), Math.Min(text.Length, at + Behind));
        return $"{(start > 0 ? "…" : "")}{text[start..end]}{(end < text.Length ? "…" : "")}";
    }
}
