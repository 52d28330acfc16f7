using System.Runtime.InteropServices;
using LLama;
using LLama.Native;

namespace Agent.LLamaSharp;

/// <summary>The tokens that a context holds. What a request has in common with the last one is not evaluated again.</summary>
internal sealed class EvaluatedTokens(LLamaContext context)
{
    private readonly List<LLamaToken> _tokens = [];
    private readonly LLamaBatch _batch = new();

    /// <summary>Where the sampler finds the numbers of the last token.</summary>
    public int Last { get; private set; }

    /// <summary>Makes the context hold these tokens, the last of them freshly evaluated, and says how many it held before.</summary>
    public int Become(ReadOnlySpan<LLamaToken> tokens, CancellationToken cancellation)
    {
        var held = GoBackTo(Math.Min(CollectionsMarshal.AsSpan(_tokens).CommonPrefixLength(tokens), tokens.Length - 1));
        var most = (int)context.BatchSize;
        for (var rest = tokens[held..]; rest.Length > 0; rest = rest[Math.Min(most, rest.Length)..])
        {
            cancellation.ThrowIfCancellationRequested();
            Add(rest[..Math.Min(most, rest.Length)]);
        }

        return held;
    }

    public void Add(ReadOnlySpan<LLamaToken> tokens)
    {
        _batch.Clear();
        Last = _batch.AddRange(tokens, _tokens.Count, LLamaSeqId.Zero, true);
        if (context.Decode(_batch) is not DecodeResult.Ok and var failed)
        {
            var position = _tokens.Count;
            Forget();
            throw new InvalidOperationException($"llama.cpp answers '{failed}' to {tokens.Length} tokens at position {position} of {context.ContextSize}. Set a smaller ContextLength if memory is short.");
        }

        _tokens.AddRange(tokens);
    }

    private int GoBackTo(int length)
    {
        if (length == _tokens.Count)
        {
            return length;
        }

        var memory = context.NativeHandle;
        if (length > 0)
        {
            memory.MemorySequenceRemove(LLamaSeqId.Zero, length, -1);
        }

        // A recurrent model cannot go back, and one that sees a sliding window has let the earlier positions go.
        if (length == 0 || (int)memory.MemorySequenceMaxPosition(LLamaSeqId.Zero) != length - 1 || (int)memory.MemorySequenceMinPosition(LLamaSeqId.Zero) != 0)
        {
            Forget();
            return 0;
        }

        _tokens.RemoveRange(length, _tokens.Count - length);
        return length;
    }

    private void Forget()
    {
        context.NativeHandle.MemoryClear();
        _tokens.Clear();
    }
}
