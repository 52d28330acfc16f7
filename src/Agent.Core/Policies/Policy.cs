using Agent.Core.Tools;

namespace Agent.Core.Policies;

/// <summary>Decides every call by code: pure, ordered, first match wins, and what no rule allows is denied.</summary>
public static class Policy
{
    /// <summary>Names these rules in a run's journal; another set of rules has another name.</summary>
    public const string Version = "effects/1";

    /// <param name="tool">The tool that the call names, or null when there is none.</param>
    /// <param name="call">The call, already checked against the tool's schema.</param>
    /// <param name="seen">The join of the labels of everything that the model has read so far.</param>
    /// <param name="grant">What the user allowed.</param>
    public static Decision Decide(Tool? tool, ToolCall call, Label seen, Grant grant)
    {
        ArgumentNullException.ThrowIfNull(call);
        ArgumentNullException.ThrowIfNull(seen);
        ArgumentNullException.ThrowIfNull(grant);
        return tool switch
        {
            null => Decision.Deny("unknown_tool", $"There is no tool '{call.Tool}'."),
            _ when !grant.Allows(tool.Effect) => Decision.Deny("not_granted", $"The tool '{tool.Name}' can {Verb(tool.Effect)}, which was not granted for this run."),
            { Effect: Effect.Network } when seen.Confidentiality > Confidentiality.Public
                => Decision.Deny("private_egress", "The run has read private text, so nothing may be sent out of the machine without an approval."),
            { Effect: Effect.Execute } when seen.Integrity == Integrity.Untrusted
                => Decision.Deny("untrusted_execution", "The run has read text of strangers, so nothing may be executed without an approval."),
            { Effect: Effect.Pure or Effect.ReadLibrary or Effect.ReadWorkspace or Effect.WriteWorkspace or Effect.Memory or Effect.Network or Effect.Execute }
                => Decision.Allow("granted"),
            _ => Decision.Deny("no_rule", $"No rule allows the tool '{tool.Name}'."),
        };
    }

    private static string Verb(Effect effect) => effect switch
    {
        Effect.ReadLibrary => "read the library",
        Effect.ReadWorkspace => "read the workspace",
        Effect.WriteWorkspace => "write the workspace",
        Effect.Memory => "remember notes",
        Effect.Network => "send over the network",
        Effect.Execute => "execute programs",
        _ => "compute",
    };
}
