namespace Agent.Inference.Llama;

/// <summary>A prompt that does not fit into the context; nothing of it was evaluated.</summary>
public sealed class ContextOverflowException(int tokens, int contextLength)
    : Exception($"The prompt has {tokens} tokens, and the context holds {contextLength}. Shorten the conversation, or choose a model or a setting with a longer context.")
{
    public int Tokens { get; } = tokens;

    public int ContextLength { get; } = contextLength;
}
