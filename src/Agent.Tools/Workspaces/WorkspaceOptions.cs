namespace Agent.Tools.Workspaces;

/// <summary>What a workspace promises beyond its walls, and where its caps stand.</summary>
public sealed record WorkspaceOptions
{
    /// <summary>A write has reached the disk when its call returns. Costs one to two syncs a write.</summary>
    public bool Durable { get; init; } = true;

    /// <summary>Every write is refused, and the root need not be writable.</summary>
    public bool ReadOnly { get; init; }

    /// <summary>Other file systems that are mounted below the root stay closed.</summary>
    public bool StayOnDevice { get; init; } = true;

    /// <summary>The most bytes that one read returns and one file may grow to; counted while reading, not believed from the file's size.</summary>
    public int MaxFileBytes { get; init; } = 4 * 1024 * 1024;

    /// <summary>The most entries that one listing returns.</summary>
    public int MaxEntries { get; init; } = 1000;
}
