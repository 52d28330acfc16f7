using System.Text;
using Agent.Inference.Llama;
using Agent.Inference.States;
using Microsoft.Extensions.AI;

namespace Agent.Inference.Replies;

/// <summary>One reply, from its prompt to its last token. Disposing it keeps what was evaluated for the next request.</summary>
internal sealed class ReplyInProgress(ReplyEngine engine, Generation generation, ReplyText text, KvSequence sequence, int promptTokens) : IDisposable
{
    private readonly int _cached = sequence.Length;
    private int _given;

    /// <summary>Where what was evaluated is kept for other processes; null where nowhere.</summary>
    public KvState? State { get; init; }

    public bool IsOver => Finish is not null;

    public ChatFinishReason? Finish => text.Stopped ? ChatFinishReason.Stop : generation.Finish;

    /// <summary>Whether the model has been asked at least once.</summary>
    public bool Evaluated => sequence.Length >= promptTokens;

    public UsageDetails Usage => new()
    {
        InputTokenCount = promptTokens,
        CachedInputTokenCount = _cached,
        OutputTokenCount = generation.Reply.Length,
        TotalTokenCount = promptTokens + generation.Reply.Length,
    };

    /// <summary>Goes one step and returns the text that became certain by it, which may be none.</summary>
    public string Step(CancellationToken cancellation)
    {
        generation.Step(cancellation);
        var certain = new StringBuilder();
        foreach (var token in generation.Reply[_given..])
        {
            certain.Append(text.Add(engine.Bytes(token)));
        }

        _given = generation.Reply.Length;
        if (generation.Finish is not null)
        {
            certain.Append(text.End());
        }

        return certain.ToString();
    }

    public void WriteTo(AdditionalPropertiesDictionary properties)
    {
        properties["prompt_evaluated"] = promptTokens - _cached;
        properties["forced"] = generation.ForcedCount;
    }

    /// <summary>
    /// Remembers the tokens under the text that was given for them, also where their bytes were no characters. After a stop
    /// sequence there are tokens that the text lacks, so such a reply is encoded again when it comes back.
    /// </summary>
    public void Remember()
    {
        if (!text.Stopped)
        {
            engine.Remember(text.All, generation.Reply);
        }
    }

    public void Dispose()
    {
        State?.Save(sequence, generation.All, promptTokens);
        engine.Keep(sequence);
    }
}
