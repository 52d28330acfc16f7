namespace Agent.Core.Tools;

/// <summary>Declares what a tool touches; a tool without it is taken for the worst and denied by default.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class TouchesAttribute(Effect effect) : Attribute
{
    public Effect Effect { get; } = effect;

    /// <summary>Whether the same call made twice leaves the same state as made once.</summary>
    public bool Idempotent { get; init; }

    /// <summary>The forms of work that it serves, such as "recipe menu"; empty for a tool of every use.</summary>
    public string Forms { get; init; } = "";
}
