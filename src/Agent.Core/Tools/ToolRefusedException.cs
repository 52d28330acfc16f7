namespace Agent.Core.Tools;

/// <summary>A tool's refusal that the model reads: a reason code for the journal and one sentence of fact and remedy.</summary>
public sealed class ToolRefusedException(string reason, string message) : Exception(message)
{
    public string Reason { get; } = reason;
}
