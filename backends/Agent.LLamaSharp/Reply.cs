using LLama;
using LLama.Native;
using LLama.Sampling;
using Microsoft.Extensions.AI;

namespace Agent.LLamaSharp;

/// <summary>A reply that grows by a token a step.</summary>
internal sealed class Reply(LLamaWeights weights, LLamaContext context, EvaluatedTokens evaluated, DefaultSamplingPipeline sampler, StopText text, int most) : IDisposable
{
    private readonly StreamingTokenDecoder _decoder = new(context);
    private readonly List<LLamaToken> _tokens = [];

    /// <summary>Why the reply is over; null while it is not.</summary>
    public ChatFinishReason? Finish { get; private set; }

    public LLamaToken[] Tokens => [.. _tokens];

    public string All => text.All;

    /// <summary>Whether the text ends where the tokens do, and not before a stop sequence.</summary>
    public bool IsWhole => !text.Found;

    /// <summary>The text that became certain by one more token, which may be none.</summary>
    public string Step()
    {
        // The token before, and not this one: after the last one nothing is to be evaluated.
        if (_tokens.Count > 0)
        {
            evaluated.Add([_tokens[^1]]);
        }

        var token = sampler.Sample(context.NativeHandle, evaluated.Last);
        if (token.IsEndOfGeneration(weights.Vocab))
        {
            Finish = ChatFinishReason.Stop;
            return text.End();
        }

        _tokens.Add(token);
        _decoder.Add(token);
        var certain = text.Add(_decoder.Read());
        Finish = text.Found ? ChatFinishReason.Stop : _tokens.Count == most ? ChatFinishReason.Length : null;
        return Finish == ChatFinishReason.Length ? certain + text.End() : certain;
    }

    public void Dispose() => sampler.Dispose();
}
