namespace Agent.Core.Journals;

/// <summary>One request to the model and its reply: what was added to the transcript, what came back and what it cost.</summary>
public sealed record Exchange(string Purpose, string Prompt, string Reply)
{
    /// <summary>SHA-256 over the whole request: the system's message, the transcript and the prompt. Null in journals of before it was kept.</summary>
    public string? Request { get; init; }
    public ulong Seed { get; init; }
    public double Temperature { get; init; }
    /// <summary>The point that the reply was decoded from; null when it was drawn by the seed alone.</summary>
    public double? CodePoint { get; init; }
    public long PromptTokens { get; init; }
    /// <summary>Prompt tokens that the engine really evaluated; the rest was cached.</summary>
    public long EvaluatedTokens { get; init; }
    public long GeneratedTokens { get; init; }
    public double PromptMilliseconds { get; init; }
    public double GenerationMilliseconds { get; init; }
}
