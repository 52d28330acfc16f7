using System.Runtime.InteropServices;
using Agent.Inference.Llama;
using Agent.Inference.Tokenizers;
using Microsoft.Extensions.AI;

namespace Agent.Inference.Replies;

/// <summary>One reply in the making: a step adds one sampled token or one forced run, or finds that the reply is over.</summary>
internal sealed class Generation(LlamaModel model, KvSequence sequence, int[] prompt, Tokenizer tokenizer, Sampler sampler, Constraint? constraint, int budget)
{
    private readonly List<int> _pending = [.. prompt.AsSpan(sequence.Length)];
    private readonly List<int> _tokens = [.. prompt];
    private bool _closed;

    /// <summary>Why the reply is over, null while it is not.</summary>
    public ChatFinishReason? Finish { get; private set; }

    /// <summary>How many tokens were appended without asking the model.</summary>
    public int ForcedCount { get; private set; }

    /// <summary>The reply so far.</summary>
    public ReadOnlySpan<int> Reply => CollectionsMarshal.AsSpan(_tokens)[prompt.Length..];

    /// <summary>The prompt and the reply so far.</summary>
    public ReadOnlySpan<int> All => CollectionsMarshal.AsSpan(_tokens);

    private int Remaining => budget - Reply.Length;

    public void Step(CancellationToken cancellation)
    {
        if (_closed)
        {
            Finish = ChatFinishReason.Length;
        }
        else if (constraint is null)
        {
            StepFreely(cancellation);
        }
        else if (constraint.IsOver)
        {
            Finish = ChatFinishReason.Stop;
        }
        else
        {
            StepWithin(constraint, cancellation);
        }
    }

    private void StepFreely(CancellationToken cancellation)
    {
        if (Remaining == 0)
        {
            Finish = ChatFinishReason.Length;
            return;
        }

        Take(sampler.Sample(Evaluate(cancellation), All));
    }

    private void StepWithin(Constraint within, CancellationToken cancellation)
    {
        var forced = within.Forced(Remaining);
        if (forced is null)
        {
            Close(within);
        }
        else if (forced.Length > 0)
        {
            Force(forced);
        }
        else if (within.Choose(sampler, Evaluate(cancellation), All, Remaining) is { } token)
        {
            Take(token);
        }
        else
        {
            Close(within);
        }
    }

    /// <summary>Evaluates what was appended since the last time, in one go.</summary>
    private ReadOnlySpan<float> Evaluate(CancellationToken cancellation)
    {
        cancellation.ThrowIfCancellationRequested();
        var logits = model.Evaluate(sequence, CollectionsMarshal.AsSpan(_pending), cancellation);
        _pending.Clear();
        return logits;
    }

    private void Take(int token)
    {
        if (tokenizer.EndOfGeneration.Contains(token))
        {
            Finish = ChatFinishReason.Stop;
            return;
        }

        _tokens.Add(token);
        _pending.Add(token);
    }

    private void Force(int[] tokens)
    {
        _tokens.AddRange(tokens);
        _pending.AddRange(tokens);
        ForcedCount += tokens.Length;
    }

    private void Close(Constraint within)
    {
        Force(within.Close());
        _closed = true;
    }
}
