using Agent.Inference.Files;

namespace Agent.Inference.Llama;

/// <summary>
/// A llama model ready to run. The same tokens give the same logits, bit by bit, whatever the number of threads, the
/// batches they came in, or the part that was cached. For one caller at a time.
/// </summary>
public sealed unsafe class LlamaModel : IDisposable
{
    // Long enough that a pair of weight groups is used many times per load, short enough for its panels to stay in cache.
    private const int BatchTokens = 64;
    private readonly LlamaWeights _weights;
    private readonly WorkPool _pool;
    private readonly Rope _rope;
    private readonly Scratch _scratch;
    private readonly Projection _projection;
    private readonly LayerPass _pass;

    private LlamaModel(GgufFile file, int threads, int? contextLength, LlamaAdapter? adapter)
    {
        Shape = LlamaShape.Read(file);
        ContextLength = Math.Min(contextLength ?? Math.Min(Shape.ContextLength, DefaultContextLength), Shape.ContextLength);
        _weights = LlamaWeights.Load(file, Shape, adapter);
        _projection = new(BatchTokens, _weights.CorrectionWidth);
        _rope = new(Shape, RealVector.Find(file, "rope_freqs.weight", Shape.Rotated / 2), ContextLength);
        _scratch = new(Shape, BatchTokens, _weights.Output.Groups * Matrix.GroupRows);
        _pass = new(Shape, _scratch, _rope);
        _pool = new(threads);
    }

    /// <summary>What is prepared for when no context length is asked for and the model has a longer one.</summary>
    public static int DefaultContextLength => 8192;

    public LlamaShape Shape { get; }

    /// <summary>The number of positions that this instance can evaluate.</summary>
    public int ContextLength { get; }

    /// <summary>Loads the weights, and beside them those of an adapter; the files may be disposed afterwards.</summary>
    public static LlamaModel Load(GgufFile file, int threads = 1, int? contextLength = null, LlamaAdapter? adapter = null)
    {
        ArgumentNullException.ThrowIfNull(file);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(threads);
        if (contextLength is { } length)
        {
            ArgumentOutOfRangeException.ThrowIfNegativeOrZero(length, nameof(contextLength));
        }

        if (adapter is { Scale: var scale } && !float.IsFinite(scale))
        {
            throw new ArgumentOutOfRangeException(nameof(adapter), scale, "The scale of an adapter must be a finite number.");
        }

        return new(file, threads, contextLength, adapter);
    }

    /// <summary>
    /// Appends tokens to a sequence and returns the logits of the token that may follow the last one, one per token id,
    /// valid until the next call. Stops between batches when cancelled; what was evaluated by then stays in the sequence.
    /// </summary>
    public ReadOnlySpan<float> Evaluate(KvSequence sequence, ReadOnlySpan<int> tokens, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(sequence);
        Check(sequence, tokens);
        while (!tokens.IsEmpty)
        {
            cancellation.ThrowIfCancellationRequested();
            var batch = tokens[..Math.Min(tokens.Length, BatchTokens)];
            tokens = tokens[batch.Length..];
            EvaluateBatch(sequence, batch, last: tokens.IsEmpty);
        }

        return new(_scratch.Logits.Start, Shape.Vocabulary);
    }

    public void Dispose()
    {
        _pool.Dispose();
        _weights.Dispose();
        _projection.Dispose();
        _rope.Dispose();
        _scratch.Dispose();
    }

    private void Check(KvSequence sequence, ReadOnlySpan<int> tokens)
    {
        if (tokens.IsEmpty)
        {
            throw new ArgumentException("There are no tokens to evaluate. Give at least one.", nameof(tokens));
        }

        if (sequence.Length + tokens.Length > ContextLength)
        {
            throw new ContextOverflowException(sequence.Length + tokens.Length, ContextLength);
        }

        foreach (var token in tokens)
        {
            ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual((uint)token, (uint)Shape.Vocabulary, nameof(tokens));
        }
    }

    private void EvaluateBatch(KvSequence sequence, ReadOnlySpan<int> tokens, bool last)
    {
        sequence.Reserve(tokens.Length);
        for (var i = 0; i < tokens.Length; i++)
        {
            _weights.Embedding.ReadRow(tokens[i], _scratch.States.Row(i));
        }

        _pass.Begin(sequence);
        for (var layer = 0; layer < Shape.Layers; layer++)
        {
            _pass.At(layer, _weights.Layers[layer]);
            Attend(_weights.Layers[layer], tokens.Length);
            FeedForward(_weights.Layers[layer], tokens.Length);
        }

        sequence.Append(tokens);
        if (last)
        {
            ComputeLogits(tokens.Length - 1);
        }
    }

    private void Attend(LlamaLayer layer, int tokens)
    {
        _pass.Normalise(_pool, layer.AttentionNorm, layer.Query.ReadsCodes || layer.Key.ReadsCodes || layer.Value.ReadsCodes, tokens);
        _projection.Of(_scratch.Normed, tokens)
            .Add(layer.Query, _scratch.Queries)
            .Add(layer.Key, _scratch.Keys)
            .Add(layer.Value, _scratch.Values)
            .Run(_pool);
        _pass.Remember(_pool, tokens);
        _pass.Attend(_pool, tokens);
        _projection.Of(_scratch.Attended, tokens).Add(layer.AttentionOutput, _scratch.States.Adding()).Run(_pool);
    }

    private void FeedForward(LlamaLayer layer, int tokens)
    {
        _pass.Normalise(_pool, layer.FeedForwardNorm, layer.Gate.ReadsCodes || layer.Up.ReadsCodes, tokens);
        _projection.Of(_scratch.Normed, tokens)
            .Add(layer.Gate, _scratch.Gates)
            .Add(layer.Up, new(_scratch.Inner.Values(0), Shape.FeedForward))
            .Run(_pool);
        _pass.Gate(_pool, tokens);
        _projection.Of(_scratch.Inner, tokens).Add(layer.Down, _scratch.States.Adding()).Run(_pool);
    }

    /// <summary>Only one token's logits are ever asked for, so only its row goes through the output matrix.</summary>
    private void ComputeLogits(int token)
    {
        new ReadOnlySpan<float>(_scratch.States.Row(token), Shape.Width).CopyTo(new(_scratch.States.Row(0), Shape.Width));
        _pass.Normalise(_pool, _weights.OutputNorm, _weights.Output.ReadsCodes, 1);
        _projection.Of(_scratch.Normed, 1).Add(_weights.Output, _scratch.Logits).Run(_pool);
    }
}
