using Agent.Core.Tools;

namespace Agent.Core.Policies;

/// <summary>What the user allowed before the run: effects by name; everything else is denied.</summary>
public sealed record Grant(IReadOnlyList<Effect> Effects)
{
    /// <summary>Reading the library, reading and writing the workspace, and remembering notes; no network, no execution.</summary>
    public static Grant Default { get; } =
        new([Effect.Pure, Effect.ReadLibrary, Effect.ReadWorkspace, Effect.WriteWorkspace, Effect.Memory]);

    public bool Allows(Effect effect) => Effects.Contains(effect);
}
