namespace Agent.Inference.Replies;

/// <summary>The shortest reply under the schema is longer than the request allows; nothing was evaluated.</summary>
public sealed class OutputLimitException(int tokens, int most)
    : Exception($"The shortest reply under the schema takes {tokens} tokens, and MaxOutputTokens is {most}. Raise it.")
{
    public int Tokens { get; } = tokens;
}
