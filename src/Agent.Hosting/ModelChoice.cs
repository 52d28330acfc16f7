namespace Agent.Hosting;

/// <summary>A model file and why it was chosen, as the journal will say.</summary>
public sealed record ModelChoice(string Path, string Why);
