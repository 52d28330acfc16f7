namespace Agent.Inference.Llama;

/// <summary>
/// Chooses tokens from logits: repetition penalty, then top-k, top-p and min-p on the model's own probabilities, then
/// temperature, then one number from a seeded generator or from the reply's code point. The same seed and logits give the same tokens; at temperature
/// 0 equal logits go to the lowest id.
/// </summary>
public sealed class Sampler
{
    private readonly SamplerOptions _options;
    private readonly SplitMix64 _random;
    private readonly CodePoint? _point;
    private readonly float[] _logits;
    private readonly ulong[] _candidates;

    public Sampler(SamplerOptions options, int vocabulary)
    {
        ArgumentNullException.ThrowIfNull(options);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(vocabulary);
        options.Check();
        _options = options;
        _random = new(options.Seed);
        _point = options is { CodePoint: { } point, Temperature: > 0 } ? new(point, _random) : null;
        _logits = new float[vocabulary];
        _candidates = new ulong[vocabulary];
    }

    /// <summary>Whether each choice is taken from the place of a code point, so that all that is not allowed must be known before it.</summary>
    public bool Decodes => _point is not null;

    /// <summary>
    /// Chooses one token. <paramref name="recent"/> are the tokens before it, of which the last few may be penalised;
    /// where <paramref name="allowed"/> is not empty, only tokens whose entry is true are chosen from.
    /// </summary>
    public int Sample(ReadOnlySpan<float> logits, ReadOnlySpan<int> recent, ReadOnlySpan<bool> allowed = default)
    {
        Prepare(logits, recent, allowed);
        var likeliest = Likeliest();
        return _options.Temperature == 0 || !float.IsFinite(_logits[likeliest])
            ? likeliest
            : Draw(Cut(_logits[likeliest]));
    }

    private void Prepare(ReadOnlySpan<float> logits, ReadOnlySpan<int> recent, ReadOnlySpan<bool> allowed)
    {
        logits.CopyTo(_logits);
        if (_options.RepetitionPenalty != 1)
        {
            foreach (var token in recent[Math.Max(0, recent.Length - _options.RepetitionWindow)..])
            {
                // From the untouched logit, so that a token that came twice is penalised once.
                _logits[token] = logits[token] > 0 ? logits[token] / _options.RepetitionPenalty : logits[token] * _options.RepetitionPenalty;
            }
        }

        for (var token = 0; token < _logits.Length; token++)
        {
            if ((!allowed.IsEmpty && !allowed[token]) || !float.IsFinite(_logits[token]))
            {
                _logits[token] = float.NegativeInfinity;
            }
        }
    }

    private int Likeliest()
    {
        var best = 0;
        for (var token = 1; token < _logits.Length; token++)
        {
            if (_logits[token] > _logits[best])
            {
                best = token;
            }
        }

        return best;
    }

    /// <summary>The tokens that top-k, top-p and min-p leave.</summary>
    private ReadOnlySpan<ulong> Cut(float peak)
    {
        if (_options.TopK == 0 && _options.TopP == 1)
        {
            return AtLeast(peak, _options.MinP);
        }

        var total = 0.0;
        Span<ulong> kept;
        if (_options.TopK > 0)
        {
            kept = AtLeast(peak, 0);
            kept.Sort();
            kept = kept[..Math.Min(_options.TopK, kept.Length)];
            foreach (var candidate in kept)
            {
                total += Weight(Candidate.Logit(candidate), peak);
            }
        }
        else
        {
            foreach (var logit in _logits)
            {
                total += Weight(logit, peak);
            }

            // All tokens below (1 - p) / n together have less than 1 - p, so those that make up p need no others sorted.
            kept = AtLeast(peak, (1 - _options.TopP) * total / _logits.Length);
            kept.Sort();
        }

        return Likeliest(kept, peak, _options.TopP * total);
    }

    private static double Weight(float logit, float peak) => Math.Exp(logit - peak);

    /// <summary>The shortest beginning of sorted candidates that weighs enough, cut short where min-p is reached.</summary>
    private ReadOnlySpan<ulong> Likeliest(ReadOnlySpan<ulong> sorted, float peak, double enough)
    {
        var sum = 0.0;
        for (var i = 0; i < sorted.Length; i++)
        {
            var weight = Weight(Candidate.Logit(sorted[i]), peak);
            if (sum >= enough || weight < _options.MinP)
            {
                return sorted[..Math.Max(i, 1)];
            }

            sum += weight;
        }

        return sorted;
    }

    private Span<ulong> AtLeast(float peak, double floor)
    {
        var count = 0;
        for (var token = 0; token < _logits.Length; token++)
        {
            if (float.IsFinite(_logits[token]) && Weight(_logits[token], peak) >= floor)
            {
                _candidates[count++] = Candidate.Of(token, _logits[token]);
            }
        }

        return _candidates.AsSpan(0, count);
    }

    private int Draw(ReadOnlySpan<ulong> candidates)
    {
        // Weights are taken relative to the largest logit, so that a low temperature cannot make all of them vanish.
        var peak = float.NegativeInfinity;
        foreach (var candidate in candidates)
        {
            peak = MathF.Max(peak, Candidate.Logit(candidate));
        }

        var total = 0.0;
        foreach (var candidate in candidates)
        {
            total += Math.Exp((Candidate.Logit(candidate) - peak) / (double)_options.Temperature);
        }

        var left = (_point?.At ?? _random.NextReal()) * total;
        foreach (var candidate in candidates)
        {
            var weight = Math.Exp((Candidate.Logit(candidate) - peak) / (double)_options.Temperature);
            if (left < weight)
            {
                _point?.Enter(left / weight, weight / total);
                return Candidate.Token(candidate);
            }

            left -= weight;
        }

        return Candidate.Token(candidates[^1]);
    }
}
