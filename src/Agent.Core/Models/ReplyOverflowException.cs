namespace Agent.Core.Models;

/// <summary>Thrown by a client that knows the shortest reply under a schema: it has more tokens than were allowed, and nothing was evaluated. The run allows them, or ends.</summary>
public sealed class ReplyOverflowException(long tokens)
    : Exception($"The shortest reply under the schema has {tokens} tokens, more than were allowed.")
{
    public long Tokens { get; } = tokens;
}
