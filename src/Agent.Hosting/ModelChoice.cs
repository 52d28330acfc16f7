namespace Agent.Hosting;

/// <summary>A model file and why it was chosen, as the journal will say.</summary>
public sealed record ModelChoice(string Path, string Why)
{
    /// <summary>What is applied to the model; null for nothing.</summary>
    public AdapterChoice? Adapter { get; init; }
}

/// <summary>An adapter file of a model, and how much of it is wanted: 1 for as much as it was trained for, 0 for nothing.</summary>
public sealed record AdapterChoice(string Path, float Scale = 1);
