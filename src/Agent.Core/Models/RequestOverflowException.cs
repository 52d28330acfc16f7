namespace Agent.Core.Models;

/// <summary>Thrown by a client that knows its context: the request does not fit, and nothing of it was evaluated. The run makes room, or ends.</summary>
public sealed class RequestOverflowException(long tokens, long contextLength)
    : Exception($"The request has {tokens} tokens, and the context holds {contextLength}.")
{
    public long Tokens { get; } = tokens;

    public long ContextLength { get; } = contextLength;
}
