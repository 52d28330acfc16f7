namespace Agent.Inference.Llama;

/// <summary>The parts of a layer that go token by token or head by head; each is a phase whose chunks are independent.</summary>
internal sealed unsafe class LayerPass(LlamaShape shape, Scratch scratch, Rope rope) : IWork
{
    private const int BlockTokens = KvCache.BlockTokens;
    private Phase _phase;
    private KvSequence? _sequence;
    private LlamaLayer? _layer;
    private AlignedMemory<float>? _norm;
    private bool _asCodes;
    private int _layerIndex;
    private int _position;
    private int _tokens;

    private enum Phase
    {
        Normalise,
        Remember,
        Attend,
        Attended,
        Gate,
    }

    /// <summary>Sets the sequence and the position of the batch's first token.</summary>
    public void Begin(KvSequence sequence) => (_sequence, _position) = (sequence, sequence.Length);

    public void At(int index, LlamaLayer layer) => (_layerIndex, _layer) = (index, layer);

    /// <summary>States to normalised panel rows, also as codes where a matrix will read those.</summary>
    public void Normalise(WorkPool pool, AlignedMemory<float> norm, bool asCodes, int tokens)
    {
        (_norm, _asCodes) = (norm, asCodes);
        Run(pool, Phase.Normalise, tokens, tokens);
    }

    /// <summary>Rotates queries and keys and puts keys and values into the cache.</summary>
    public void Remember(WorkPool pool, int tokens) => Run(pool, Phase.Remember, tokens, tokens);

    public void Attend(WorkPool pool, int tokens)
    {
        // Below some hundred positions a head is done sooner than a second thread has heard of it.
        var work = (long)tokens * shape.QueryWidth * (_position + tokens);
        _tokens = tokens;
        Run(pool, Phase.Attend, (tokens + AttentionTile.Most - 1) / AttentionTile.Most * shape.KvHeads, work > 32 * 1024 ? int.MaxValue : 1);
        _asCodes = _layer!.AttentionOutput.ReadsCodes;
        Run(pool, Phase.Attended, tokens, tokens);
    }

    public void Gate(WorkPool pool, int tokens)
    {
        _asCodes = _layer!.Down.ReadsCodes;
        Run(pool, Phase.Gate, tokens, tokens);
    }

    public void Do(int chunk)
    {
        switch (_phase)
        {
            case Phase.Normalise:
                Norm.Apply(scratch.States.Row(chunk), _norm!.Start, scratch.Normed.Values(chunk), shape.Width, shape.NormEpsilon);
                Quantize(scratch.Normed, chunk);
                break;
            case Phase.Remember:
                Remember(chunk);
                break;
            case Phase.Attend:
                Attend(chunk / shape.KvHeads * AttentionTile.Most, chunk % shape.KvHeads);
                break;
            case Phase.Attended:
                Quantize(scratch.Attended, chunk);
                break;
            case Phase.Gate:
                GatedInner.Apply(scratch.Gates.Row(chunk), scratch.Inner.Values(chunk), shape.FeedForward);
                Quantize(scratch.Inner, chunk);
                break;
        }
    }

    private void Run(WorkPool pool, Phase phase, int chunks, int worthSharing)
    {
        _phase = phase;
        if (worthSharing > 1)
        {
            pool.Run(this, chunks);
            return;
        }

        for (var chunk = 0; chunk < chunks; chunk++)
        {
            Do(chunk);
        }
    }

    private void Quantize(Panel panel, int token)
    {
        if (_asCodes)
        {
            panel.Quantize(token);
        }
    }

    private void Remember(int token)
    {
        var position = _position + token;
        rope.Apply(scratch.Queries.Row(token), shape.Heads, position);
        rope.Apply(scratch.Keys.Row(token), shape.KvHeads, position);
        float* key = scratch.Keys.Row(token), value = scratch.Values.Row(token);
        var (block, column) = (_sequence!.Block(position), position % BlockTokens);
        for (var head = 0; head < shape.KvHeads; head++, key += shape.HeadSize, value += shape.HeadSize)
        {
            float* keys = _sequence.Cache.Keys(block, _layerIndex, head) + column;
            for (var i = 0; i < shape.HeadSize; i++)
            {
                keys[i * BlockTokens] = key[i];
            }

            var row = _sequence.Cache.Values(block, _layerIndex, head) + (column * shape.HeadSize);
            new ReadOnlySpan<float>(value, shape.HeadSize).CopyTo(new Span<float>(row, shape.HeadSize));
        }
    }

    /// <summary>Heads of one token share what they read, or neighbouring tokens do; that changes no result.</summary>
    private void Attend(int first, int kvHead)
    {
        var shared = shape.Heads / shape.KvHeads;
        var count = Math.Min(AttentionTile.Most, _tokens - first);
        var (heads, width) = count == 1 ? (AttentionTile.Most, shape.HeadSize) : (1, shape.QueryWidth);
        for (var head = 0; head < shared; head += heads)
        {
            var at = ((kvHead * shared) + head) * shape.HeadSize;
            var tile = new AttentionTile(
                scratch.Queries.Row(first) + at,
                scratch.Attended.Values(first) + at,
                width,
                count == 1 ? Math.Min(heads, shared - head) : count,
                _position + first + 1,
                count == 1 ? 0 : 1);
            Attention.Apply(_sequence!, new(_layerIndex, kvHead, shape.HeadSize), tile);
        }
    }
}
