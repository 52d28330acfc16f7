namespace Agent.Soak;

/// <summary>What one trial showed: which promises it broke, none when all held, and what is to be summed over all trials.</summary>
public sealed record Verdict(string What, IReadOnlyList<string> Broken)
{
    public bool Held => Broken.Count == 0;

    public IReadOnlyDictionary<string, long> Counted { get; init; } = new Dictionary<string, long>();
}
