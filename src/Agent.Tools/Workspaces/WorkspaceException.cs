namespace Agent.Tools.Workspaces;

/// <summary>How a workspace said no: by rule, for the kind of object, until a person agrees, or because it cannot be done.</summary>
public enum Refusal
{
    Deny,
    DenyKind,
    NeedApproval,
    NotFound,
    Error,
}

/// <summary>A path or an operation that the workspace refused before it had any effect: a reason code for the journal, a sentence for the model.</summary>
public sealed class WorkspaceException(Refusal refusal, string reason, string message) : Exception(message)
{
    public Refusal Refusal { get; } = refusal;

    /// <summary>One of <see cref="WorkspaceReasons"/>.</summary>
    public string Reason { get; } = reason;
}
