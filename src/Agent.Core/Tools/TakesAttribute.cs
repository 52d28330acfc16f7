namespace Agent.Core.Tools;

/// <summary>Declares that a parameter's value is what the run already knows.</summary>
[AttributeUsage(AttributeTargets.Parameter)]
public sealed class TakesAttribute(Known known) : Attribute
{
    public Known Known { get; } = known;
}
