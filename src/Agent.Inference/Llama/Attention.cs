using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace Agent.Inference.Llama;

/// <summary>
/// Softmax attention of one query head over all positions up to its own, block by block in ascending order with a
/// running maximum: the same steps for a token whether it comes alone or in a batch.
/// </summary>
internal static unsafe class Attention
{
    private const int BlockTokens = KvCache.BlockTokens;

    /// <summary>Reads <paramref name="positions"/> keys and values of the sequence and writes the weighted mean of the values.</summary>
    public static void Apply(KvSequence sequence, HeadAt head, int positions, float* query, float* target)
    {
        var size = head.Size;
        new Span<float>(target, size).Clear();
        float* scores = stackalloc float[BlockTokens];
        var (maximum, total) = (float.NegativeInfinity, 0f);
        for (var first = 0; first < positions; first += BlockTokens)
        {
            var count = Math.Min(BlockTokens, positions - first);
            var block = sequence.Block(first);
            Score(sequence.Cache.Keys(block, head.Layer, head.KvHead), query, size, scores);
            var peak = Peak(scores, count);
            if (peak > maximum)
            {
                // Everything so far was relative to the old maximum; on the first block that factor is zero.
                var shrink = MathF.Exp(maximum - peak);
                Scale(target, size, shrink);
                total *= shrink;
                maximum = peak;
            }

            total += Weigh(scores, maximum);
            Gather(sequence.Cache.Values(block, head.Layer, head.KvHead), scores, count, size, target);
        }

        Scale(target, size, 1 / total);
    }

    /// <summary>All 32 scores of a block at once: keys are stored with a token per lane, so nothing is summed across lanes.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Score(float* keys, float* query, int size, float* scores)
    {
        Vector256<float> s0 = default, s1 = default, s2 = default, s3 = default;
        for (var i = 0; i < size; i++, keys += BlockTokens)
        {
            var q = Vector256.Create(query[i]);
            s0 = Vector256.FusedMultiplyAdd(q, Vector256.Load(keys), s0);
            s1 = Vector256.FusedMultiplyAdd(q, Vector256.Load(keys + 8), s1);
            s2 = Vector256.FusedMultiplyAdd(q, Vector256.Load(keys + 16), s2);
            s3 = Vector256.FusedMultiplyAdd(q, Vector256.Load(keys + 24), s3);
        }

        var scale = Vector256.Create(1 / MathF.Sqrt(size));
        (s0 * scale).Store(scores);
        (s1 * scale).Store(scores + 8);
        (s2 * scale).Store(scores + 16);
        (s3 * scale).Store(scores + 24);
    }

    /// <summary>The largest of the scores that count; the others become minus infinity.</summary>
    private static float Peak(float* scores, int count)
    {
        new Span<float>(scores + count, BlockTokens - count).Fill(float.NegativeInfinity);
        var peak = Vector256.Load(scores);
        for (var i = 8; i < BlockTokens; i += 8)
        {
            peak = Vector256.Max(peak, Vector256.Load(scores + i));
        }

        return Lanes.Max(peak);
    }

    private static float Weigh(float* scores, float maximum)
    {
        var sum = Vector256<float>.Zero;
        for (var i = 0; i < BlockTokens; i += 8)
        {
            var weight = Vector256.Exp(Vector256.Load(scores + i) - Vector256.Create(maximum));
            weight.Store(scores + i);
            sum += weight;
        }

        return Lanes.Sum(sum);
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Gather(float* values, float* weights, int count, int size, float* target)
    {
        var i = 0;
        for (; i + 32 <= size; i += 32)
        {
            var (t0, t1, t2, t3) = (Vector256.Load(target + i), Vector256.Load(target + i + 8), Vector256.Load(target + i + 16), Vector256.Load(target + i + 24));
            float* v = values + i;
            for (var token = 0; token < count; token++, v += size)
            {
                var weight = Vector256.Create(weights[token]);
                t0 = Vector256.FusedMultiplyAdd(weight, Vector256.Load(v), t0);
                t1 = Vector256.FusedMultiplyAdd(weight, Vector256.Load(v + 8), t1);
                t2 = Vector256.FusedMultiplyAdd(weight, Vector256.Load(v + 16), t2);
                t3 = Vector256.FusedMultiplyAdd(weight, Vector256.Load(v + 24), t3);
            }

            t0.Store(target + i);
            t1.Store(target + i + 8);
            t2.Store(target + i + 16);
            t3.Store(target + i + 24);
        }

        for (; i < size; i += 8)
        {
            var t = Vector256.Load(target + i);
            for (var token = 0; token < count; token++)
            {
                t = Vector256.FusedMultiplyAdd(Vector256.Create(weights[token]), Vector256.Load(values + ((long)token * size) + i), t);
            }

            t.Store(target + i);
        }
    }

    private static void Scale(float* x, int count, float factor)
    {
        for (var i = 0; i < count; i += 8)
        {
            (Vector256.Load(x + i) * factor).Store(x + i);
        }
    }
}
