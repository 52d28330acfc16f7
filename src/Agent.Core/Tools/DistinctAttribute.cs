namespace Agent.Core.Tools;

/// <summary>Declares that a list names nothing twice; where the run knows what can be named, a reply cannot do otherwise.</summary>
[AttributeUsage(AttributeTargets.Parameter)]
public sealed class DistinctAttribute : Attribute;
