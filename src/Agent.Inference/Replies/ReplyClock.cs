using Microsoft.Extensions.AI;

namespace Agent.Inference.Replies;

/// <summary>Takes the times of one reply: until the model's first answer, until the first text, and until the end.</summary>
internal sealed class ReplyClock(TimeProvider time)
{
    private readonly long _start = time.GetTimestamp();
    private double? _prompt;
    private double? _first;

    public double Elapsed => time.GetElapsedTime(_start).TotalMilliseconds;

    public void PromptEvaluated() => _prompt ??= Elapsed;

    public void TextGiven() => _first ??= Elapsed;

    public void WriteTo(AdditionalPropertiesDictionary properties)
    {
        var end = Elapsed;
        properties["prompt_ms"] = _prompt ?? 0;
        properties["generation_ms"] = end - (_prompt ?? 0);
        properties["first_token_ms"] = _first ?? end;
    }
}
