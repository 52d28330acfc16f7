namespace Agent.Cli.Composition;

/// <summary>What the command line says of a run; null where it says nothing.</summary>
public sealed record RunSettings
{
    /// <summary>What stands for no adapter at all, whatever the settings say.</summary>
    public const string NoAdapter = "none";

    public string? Model { get; init; }
    public string? Adapter { get; init; }
    public float? AdapterScale { get; init; }
    public string? Workspace { get; init; }
    public ulong? Seed { get; init; }
    public int? Steps { get; init; }
    public long? GeneratedTokens { get; init; }
    public TimeSpan? Time { get; init; }
}
