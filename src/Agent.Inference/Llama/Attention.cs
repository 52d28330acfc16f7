using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace Agent.Inference.Llama;

/// <summary>
/// Softmax attention over all positions up to a query's own, block by block in ascending order with a running maximum.
/// Up to four queries share the reading of keys and values; each goes through the same steps as it would alone.
/// </summary>
internal static unsafe class Attention
{
    private const int BlockTokens = KvCache.BlockTokens;
    private const int Most = AttentionTile.Most;

    public static void Apply(KvSequence sequence, HeadAt head, AttentionTile tile)
    {
        float* scores = stackalloc float[Most * BlockTokens];
        float* maxima = stackalloc float[Most];
        float* totals = stackalloc float[Most];
        for (var i = 0; i < tile.Count; i++)
        {
            new Span<float>(tile.Target(i), head.Size).Clear();
            (maxima[i], totals[i]) = (float.NegativeInfinity, 0);
        }

        for (var first = 0; first < tile.MostPositions; first += BlockTokens)
        {
            var block = sequence.Block(first);
            Score(sequence.Cache.Keys(block, head.Layer, head.KvHead), head.Size, tile, scores);
            for (var i = 0; i < tile.Count; i++)
            {
                Weigh(scores + (i * BlockTokens), tile.Positions(i) - first, head.Size, tile.Target(i), ref maxima[i], ref totals[i]);
            }

            Gather(sequence.Cache.Values(block, head.Layer, head.KvHead), scores, Math.Min(BlockTokens, tile.MostPositions - first), head.Size, tile);
        }

        for (var i = 0; i < tile.Count; i++)
        {
            Scale(tile.Target(i), head.Size, 1 / totals[i]);
        }
    }

    /// <summary>All 32 scores of a block for every query: keys have a token per lane, so nothing is summed across lanes.</summary>
    private static void Score(float* keys, int size, AttentionTile tile, float* scores)
    {
        if (tile.Count == 1)
        {
            ScoreOne(keys, tile.Query(0), size, scores);
        }
        else
        {
            ScoreFour(keys, tile, size, scores);
            ScoreFour(keys + (BlockTokens / 2), tile, size, scores + (BlockTokens / 2));
        }

        Scale(scores, tile.Count * BlockTokens, 1 / MathF.Sqrt(size));
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void ScoreOne(float* keys, float* query, int size, float* scores)
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

        s0.Store(scores);
        s1.Store(scores + 8);
        s2.Store(scores + 16);
        s3.Store(scores + 24);
    }

    /// <summary>The scores of half a block.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void ScoreFour(float* keys, AttentionTile tile, int size, float* scores)
    {
        float* q0 = tile.Query(0), q1 = tile.Query(1), q2 = tile.Query(2), q3 = tile.Query(3);
        Vector256<float> s00 = default, s01 = default, s10 = default, s11 = default;
        Vector256<float> s20 = default, s21 = default, s30 = default, s31 = default;
        for (var i = 0; i < size; i++, keys += BlockTokens)
        {
            var (k0, k1) = (Vector256.Load(keys), Vector256.Load(keys + 8));
            var q = Vector256.Create(q0[i]);
            s00 = Vector256.FusedMultiplyAdd(q, k0, s00);
            s01 = Vector256.FusedMultiplyAdd(q, k1, s01);
            q = Vector256.Create(q1[i]);
            s10 = Vector256.FusedMultiplyAdd(q, k0, s10);
            s11 = Vector256.FusedMultiplyAdd(q, k1, s11);
            q = Vector256.Create(q2[i]);
            s20 = Vector256.FusedMultiplyAdd(q, k0, s20);
            s21 = Vector256.FusedMultiplyAdd(q, k1, s21);
            q = Vector256.Create(q3[i]);
            s30 = Vector256.FusedMultiplyAdd(q, k0, s30);
            s31 = Vector256.FusedMultiplyAdd(q, k1, s31);
        }

        s00.Store(scores);
        s01.Store(scores + 8);
        s10.Store(scores + BlockTokens);
        s11.Store(scores + BlockTokens + 8);
        s20.Store(scores + (2 * BlockTokens));
        s21.Store(scores + (2 * BlockTokens) + 8);
        s30.Store(scores + (3 * BlockTokens));
        s31.Store(scores + (3 * BlockTokens) + 8);
    }

    /// <summary>Turns one query's scores into the weights of the block's values; those from <paramref name="count"/> on get none.</summary>
    private static void Weigh(float* scores, int count, int size, float* target, ref float maximum, ref float total)
    {
        count = Math.Clamp(count, 0, BlockTokens);
        new Span<float>(scores + count, BlockTokens - count).Fill(float.NegativeInfinity);
        var peak = Peak(scores);
        if (peak > maximum)
        {
            // Everything so far was relative to the old maximum; on the first block that factor is zero.
            var shrink = MathF.Exp(maximum - peak);
            Scale(target, size, shrink);
            total *= shrink;
            maximum = peak;
        }

        var sum = Vector256<float>.Zero;
        for (var at = 0; at < BlockTokens; at += 8)
        {
            var weight = Vector256.Exp(Vector256.Load(scores + at) - Vector256.Create(maximum));
            sum += weight;
            weight.Store(scores + at);
        }

        total += Lanes.Sum(sum);
    }

    private static float Peak(float* scores)
    {
        var peak = Vector256.Load(scores);
        for (var at = 8; at < BlockTokens; at += 8)
        {
            peak = Vector256.Max(peak, Vector256.Load(scores + at));
        }

        return Lanes.Max(peak);
    }

    private static void Gather(float* values, float* weights, int count, int size, AttentionTile tile)
    {
        var column = 0;
        for (; tile.Count > 1 && column + 16 <= size; column += 16)
        {
            GatherFour(values + column, weights, count, size, tile, column);
        }

        for (var i = 0; i < tile.Count; i++)
        {
            GatherOne(values, weights + (i * BlockTokens), count, size, column, tile.Target(i));
        }
    }

    /// <summary>One query, from a column on.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void GatherOne(float* values, float* weights, int count, int size, int column, float* target)
    {
        for (; column + 32 <= size; column += 32)
        {
            float* v = values + column;
            float* y = target + column;
            var (t0, t1, t2, t3) = (Vector256.Load(y), Vector256.Load(y + 8), Vector256.Load(y + 16), Vector256.Load(y + 24));
            for (var token = 0; token < count; token++, v += size)
            {
                var weight = Vector256.Create(weights[token]);
                t0 = Vector256.FusedMultiplyAdd(weight, Vector256.Load(v), t0);
                t1 = Vector256.FusedMultiplyAdd(weight, Vector256.Load(v + 8), t1);
                t2 = Vector256.FusedMultiplyAdd(weight, Vector256.Load(v + 16), t2);
                t3 = Vector256.FusedMultiplyAdd(weight, Vector256.Load(v + 24), t3);
            }

            t0.Store(y);
            t1.Store(y + 8);
            t2.Store(y + 16);
            t3.Store(y + 24);
        }

        for (; column < size; column += 8)
        {
            var t = Vector256.Load(target + column);
            for (var token = 0; token < count; token++)
            {
                t = Vector256.FusedMultiplyAdd(Vector256.Create(weights[token]), Vector256.Load(values + ((long)token * size) + column), t);
            }

            t.Store(target + column);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void GatherFour(float* values, float* weights, int count, int size, AttentionTile tile, int column)
    {
        float* y0 = tile.Target(0) + column, y1 = tile.Target(1) + column, y2 = tile.Target(2) + column, y3 = tile.Target(3) + column;
        var (t00, t10, t20, t30) = (Vector256.Load(y0), Vector256.Load(y1), Vector256.Load(y2), Vector256.Load(y3));
        var (t01, t11, t21, t31) = (Vector256.Load(y0 + 8), Vector256.Load(y1 + 8), Vector256.Load(y2 + 8), Vector256.Load(y3 + 8));
        for (var token = 0; token < count; token++, values += size, weights++)
        {
            var (v0, v1) = (Vector256.Load(values), Vector256.Load(values + 8));
            var weight = Vector256.Create(*weights);
            t00 = Vector256.FusedMultiplyAdd(weight, v0, t00);
            t01 = Vector256.FusedMultiplyAdd(weight, v1, t01);
            weight = Vector256.Create(weights[BlockTokens]);
            t10 = Vector256.FusedMultiplyAdd(weight, v0, t10);
            t11 = Vector256.FusedMultiplyAdd(weight, v1, t11);
            weight = Vector256.Create(weights[2 * BlockTokens]);
            t20 = Vector256.FusedMultiplyAdd(weight, v0, t20);
            t21 = Vector256.FusedMultiplyAdd(weight, v1, t21);
            weight = Vector256.Create(weights[3 * BlockTokens]);
            t30 = Vector256.FusedMultiplyAdd(weight, v0, t30);
            t31 = Vector256.FusedMultiplyAdd(weight, v1, t31);
        }

        // The last ones first: in a tile of fewer than four they stand in the place of the last that counts.
        t30.Store(y3);
        t31.Store(y3 + 8);
        t20.Store(y2);
        t21.Store(y2 + 8);
        t10.Store(y1);
        t11.Store(y1 + 8);
        t00.Store(y0);
        t01.Store(y0 + 8);
    }

    private static void Scale(float* x, int count, float factor)
    {
        for (var i = 0; i < count; i += 8)
        {
            (Vector256.Load(x + i) * factor).Store(x + i);
        }
    }
}
