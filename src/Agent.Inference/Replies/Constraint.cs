using System.Buffers;
using System.Numerics;
using Agent.Inference.Grammars;
using Agent.Inference.Llama;
using Agent.Inference.Tokenizers;

namespace Agent.Inference.Replies;

/// <summary>
/// Keeps a reply inside a grammar and inside its token budget. At every point the shortest way to finish fits into what
/// is left, so the reply is whole whatever the model wants.
/// </summary>
internal sealed class Constraint
{
    private const int LongestForcedRun = 4096;
    private const int MostGivenBack = 6;
    private readonly Tokenizer _tokenizer;
    private readonly TokenMask _mask;
    private readonly ForcedText _forced;
    private readonly GroundedWords? _words;
    private readonly ulong[] _bits;
    private readonly bool[] _allowed;
    private readonly ArrayBufferWriter<byte> _rest = new();
    private JsonGrammarState _state;
    private bool _rejoining;

    public Constraint(JsonGrammar grammar, Tokenizer tokenizer, TokenMask mask, ForcedText forced, GroundedWords? words = null)
    {
        (_tokenizer, _mask, _forced, _words) = (tokenizer, mask, forced, words);
        _state = grammar.Start();
        _bits = new ulong[mask.Words];
        _allowed = new bool[tokenizer.Count];
    }

    /// <summary>Whether the value is whole and nothing may follow it.</summary>
    public bool IsOver
    {
        get
        {
            if (!_state.IsComplete)
            {
                return false;
            }

            for (var value = 0; value < 256; value++)
            {
                if (_state.Accepts((byte)value))
                {
                    return false;
                }
            }

            return true;
        }
    }

    /// <summary>The number of tokens of the shortest reply from here.</summary>
    public int Needed => Shortest(_state).Length;

    /// <summary>The tokens of the run of bytes that are the only continuation, empty at a choice; null when only the shortest ending still fits.</summary>
    public int[]? Forced(int remaining)
    {
        if (_rejoining)
        {
            return [];
        }

        Span<byte> bytes = stackalloc byte[LongestForcedRun];
        var run = bytes[.._state.Forced(bytes)];
        var ahead = _state.Copy();
        ahead.Advance(run);
        var tokens = _forced.Encode(run);
        if (tokens.Length > 0 && Kept(run, tokens) is var kept && kept < tokens.Length)
        {
            tokens = tokens[..kept];
            ahead = After(run[..Length(tokens)]);
            _rejoining = true;
        }

        if (!Fits(ahead, remaining - tokens.Length))
        {
            return null;
        }

        _words?.Advance(_state, run[..Length(tokens)]);
        _state = ahead;
        return tokens;
    }

    /// <summary>
    /// How many of the forced tokens stay. The last ones are given back where a single token could hold them and part of
    /// what the model is to choose: forced apart, they would read as no text that the model was trained on.
    /// </summary>
    private int Kept(ReadOnlySpan<byte> run, int[] tokens)
    {
        for (var kept = Math.Max(0, tokens.Length - MostGivenBack); kept < tokens.Length; kept++)
        {
            var length = Length(tokens.AsSpan(0, kept));
            _mask.Allowed(After(run[..length]), _bits);
            if (AnyLongerThan(run.Length - length))
            {
                return kept;
            }
        }

        return tokens.Length;
    }

    private bool AnyLongerThan(int bytes)
    {
        for (var word = 0; word < _bits.Length; word++)
        {
            for (var bits = _bits[word]; bits != 0; bits &= bits - 1)
            {
                if (_tokenizer.Bytes((word << 6) + BitOperations.TrailingZeroCount(bits)).Length > bytes)
                {
                    return true;
                }
            }
        }

        return false;
    }

    private JsonGrammarState After(ReadOnlySpan<byte> bytes)
    {
        var state = _state.Copy();
        state.Advance(bytes);
        return state;
    }

    private int Length(ReadOnlySpan<int> tokens)
    {
        var length = 0;
        foreach (var token in tokens)
        {
            length += _tokenizer.Bytes(token).Length;
        }

        return length;
    }

    /// <summary>
    /// Samples a token as if there were no grammar, and where grammar or words do not take it, once more among those that they
    /// take, which gives the same probabilities as masking at once and spares the mask most of the time. A code point is a
    /// place among what is allowed, so for it the mask comes first. Null when only the shortest ending still fits.
    /// </summary>
    public int? Choose(Sampler sampler, ReadOnlySpan<float> logits, ReadOnlySpan<int> recent, int remaining)
    {
        _rejoining = false;
        var token = sampler.Decodes ? sampler.Sample(logits, recent, Allowed()) : sampler.Sample(logits, recent);
        if (!sampler.Decodes && (!_mask.Allows(_state, token) || _words?.Allows(_state, token) == false))
        {
            token = sampler.Sample(logits, recent, Allowed());
        }

        if (_tokenizer.EndOfGeneration.Contains(token))
        {
            return token;
        }

        var ahead = _state.Copy();
        ahead.Advance(_tokenizer.Bytes(token).Span);
        if (!Fits(ahead, remaining - 1))
        {
            return null;
        }

        _words?.Advance(_state, _tokenizer.Bytes(token).Span);
        _state = ahead;
        return token;
    }

    /// <summary>The tokens that finish the value soonest.</summary>
    public int[] Close() => Shortest(_state);

    private bool Fits(JsonGrammarState state, int tokens)
    {
        if (tokens < 0)
        {
            return false;
        }

        _rest.ResetWrittenCount();
        state.ShortestCompletion(_rest);
        // A token has at least one byte, so counting tokens is only needed when there are more bytes than room.
        return _rest.WrittenCount <= tokens || _forced.Encode(_rest.WrittenSpan).Length <= tokens;
    }

    private int[] Shortest(JsonGrammarState state)
    {
        _rest.ResetWrittenCount();
        state.ShortestCompletion(_rest);
        return _forced.Encode(_rest.WrittenSpan);
    }

    private ReadOnlySpan<bool> Allowed()
    {
        _mask.Allowed(_state, _bits);
        _words?.Narrow(_state, _bits);
        for (var token = 0; token < _allowed.Length; token++)
        {
            _allowed[token] = (_bits[token >> 6] >> (token & 63) & 1) != 0;
        }

        return _allowed;
    }
}
