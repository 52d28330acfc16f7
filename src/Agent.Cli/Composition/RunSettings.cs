namespace Agent.Cli.Composition;

/// <summary>What the command line says of a run; null where it says nothing.</summary>
public sealed record RunSettings
{
    public string? Model { get; init; }
    public string? Workspace { get; init; }
    public ulong? Seed { get; init; }
    public int? Steps { get; init; }
    public long? GeneratedTokens { get; init; }
    public TimeSpan? Time { get; init; }
}
