namespace Agent.Core.Replays;

/// <summary>The loop did something else than the record says, with the place and both sides.</summary>
public sealed class DivergenceException(long sequence, string recorded, string replayed)
    : Exception($"Fact {sequence} diverges. Recorded: {recorded} Replayed: {replayed}")
{
    public long Sequence { get; } = sequence;
    public string Recorded { get; } = recorded;
    public string Replayed { get; } = replayed;
}
