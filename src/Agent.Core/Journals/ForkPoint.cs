namespace Agent.Core.Journals;

/// <summary>Where a run left another: the other's name, how many of its facts are shared, and the hash of the last of them.</summary>
public sealed record ForkPoint(string Run, int Facts, string Sha256);
