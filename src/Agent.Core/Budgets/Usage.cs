namespace Agent.Core.Budgets;

/// <summary>What a run has spent so far.</summary>
public sealed record Usage
{
    /// <summary>Replies asked of the model.</summary>
    public int Steps { get; init; }
    /// <summary>Tokens of all requests sent, whether cached or not.</summary>
    public long PromptTokens { get; init; }
    /// <summary>The part of <see cref="PromptTokens"/> that the engine really evaluated.</summary>
    public long EvaluatedTokens { get; init; }
    public long GeneratedTokens { get; init; }
    public int ToolCalls { get; init; }
    public long BytesWritten { get; init; }
    public long BytesSent { get; init; }
    /// <summary>From the first fact to the latest one by the journal's clock, without the time between a process that ended and the one that went on.</summary>
    public TimeSpan Time { get; init; }
}
