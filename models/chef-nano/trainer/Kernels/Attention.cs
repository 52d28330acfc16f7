using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using ChefNano.Trainer.Models;
using static TorchSharp.torch;

namespace ChefNano.Trainer.Kernels;

/// <summary>
/// Causal attention in blocks of queries, each against the keys that it may see. On a processor one batched product a block
/// is several times faster than torch's own fused attention in bfloat16.
/// </summary>
internal sealed unsafe class Attention : autograd.SingleTensorFunction<Attention>
{
    private const int Block = 128;
    private const float Scale = 1f / 8;

    public override string Name => nameof(Attention);

    /// <summary>Three of [batch, heads, time, 64] in, [batch, time, heads·64] out; time divides by 32.</summary>
    public static Tensor Of(Tensor query, Tensor key, Tensor value)
        => BFloat.Fits(query) ? apply(query, key, value) : Plain(query, key, value);

    /// <summary>The same by torch's own operator: the reference, and the way on other devices.</summary>
    public static Tensor Plain(Tensor query, Tensor key, Tensor value)
        => nn.functional.scaled_dot_product_attention(query, key, value, is_casual: true).transpose(1, 2).flatten(2);

    public override Tensor forward(autograd.AutogradContext ctx, params object[] vars)
    {
        var parts = Array.ConvertAll(vars, part => (Tensor)part);
        var (batch, heads, time) = (parts[0].shape[0], parts[0].shape[1], parts[0].shape[2]);
        Tensor query = parts[0].flatten(0, 1), key = parts[1].flatten(0, 1), value = parts[2].flatten(0, 1);
        var result = empty([batch, time, heads, Shape.HeadDim], dtype: ScalarType.BFloat16);
        List<Tensor> saved = [query, key, value];
        for (var from = 0L; from < time; from += Block)
        {
            var rows = Math.Min(Block, time - from);
            var keys = from + rows;
            var shares = query.narrow(1, from, rows).bmm(key.narrow(1, 0, keys).transpose(1, 2));
            Soften(shares, (int)from);
            var seen = shares.bmm(value.narrow(1, 0, keys));
            result.narrow(1, from, rows).copy_(seen.view(batch, heads, rows, Shape.HeadDim).transpose(1, 2));
            saved.Add(shares);
        }

        ctx.save_for_backward(saved);
        return result.flatten(2);
    }

    public override List<Tensor> backward(autograd.AutogradContext ctx, Tensor grad_output)
    {
        var saved = ctx.get_saved_variables();
        Tensor query = saved[0], key = saved[1], value = saved[2];
        var (time, heads) = (query.shape[1], grad_output.shape[2] / Shape.HeadDim);
        long[] shape = [grad_output.shape[0], heads, time, Shape.HeadDim];
        var above = grad_output.view(shape[0], time, heads, Shape.HeadDim).transpose(1, 2).contiguous().flatten(0, 1);
        var queries = empty_like(query);
        Tensor keys = zeros(key.shape), values = zeros(key.shape);
        for (var (from, block) = (0L, 3); from < time; from += Block, block++)
        {
            using var scope = NewDisposeScope();
            var shares = saved[block];
            var (rows, reach) = (shares.shape[1], shares.shape[2]);
            var output = above.narrow(1, from, rows);
            var slopes = output.bmm(value.narrow(1, 0, reach).transpose(1, 2));
            Harden(shares, slopes, (int)from);
            queries.narrow(1, from, rows).copy_(slopes.bmm(key.narrow(1, 0, reach)));
            keys.narrow(1, 0, reach).AddWhole(slopes.transpose(1, 2).bmm(query.narrow(1, from, rows)));
            values.narrow(1, 0, reach).AddWhole(shares.transpose(1, 2).bmm(output));
        }

        return [queries.view(shape), keys.to(ScalarType.BFloat16).view(shape), values.to(ScalarType.BFloat16).view(shape)];
    }

    /// <summary>Turns scores into shares in place: a scaled softmax over the keys up to each query's own place, 0 beyond.</summary>
    private static void Soften(Tensor scores, int first)
    {
        var (groups, rows, keys) = ((int)scores.shape[0], (int)scores.shape[1], (int)scores.shape[2]);
        var start = BFloat.Pointer(scores);
        var row = stackalloc float[Shape.Context];
        for (var i = 0; i < groups * rows; i++)
        {
            Soften(start + ((long)i * keys), row, first + (i % rows) + 1, keys);
        }
    }

    private static void Soften(ushort* scores, float* row, int seen, int keys)
    {
        const ushort minusInfinity = 0xFF80;
        var end = (seen + BFloat.Step - 1) / BFloat.Step * BFloat.Step;
        new Span<ushort>(scores + seen, end - seen).Fill(minusInfinity);
        var top = Vector512.Create(float.NegativeInfinity);
        for (var i = 0; i < end; i += BFloat.Step)
        {
            var (low, high) = BFloat.Load(scores + i);
            top = Vector512.Max(top, Vector512.Max(low, high));
            low.Store(row + i);
            high.Store(row + i + 16);
        }

        var (most, sum) = (Vector512.Create(Largest(top)), Vector512<float>.Zero);
        for (var i = 0; i < end; i += 16)
        {
            var share = Exponential.Of((Vector512.Load(row + i) - most) * Scale);
            share.Store(row + i);
            sum += share;
        }

        var inverse = 1f / Vector512.Sum(sum);
        for (var i = 0; i < end; i += BFloat.Step)
        {
            BFloat.Store(scores + i, Vector512.Load(row + i) * inverse, Vector512.Load(row + i + 16) * inverse);
        }

        new Span<ushort>(scores + seen, keys - seen).Clear();
    }

    /// <summary>Turns the gradient of the shares into the gradient of the scores, in place.</summary>
    private static void Harden(Tensor shares, Tensor slopes, int first)
    {
        var (groups, rows, keys) = ((int)shares.shape[0], (int)shares.shape[1], (int)shares.shape[2]);
        ushort* share = BFloat.Pointer(shares), slope = BFloat.Pointer(slopes);
        for (var i = 0; i < groups * rows; i++)
        {
            Harden(share + ((long)i * keys), slope + ((long)i * keys), first + (i % rows) + 1, keys);
        }
    }

    private static void Harden(ushort* share, ushort* slope, int seen, int keys)
    {
        var end = (seen + BFloat.Step - 1) / BFloat.Step * BFloat.Step;
        var sum = Vector512<float>.Zero;
        for (var i = 0; i < end; i += BFloat.Step)
        {
            var (low, high) = BFloat.Load(share + i);
            var (slopeLow, slopeHigh) = BFloat.Load(slope + i);
            sum += (low * slopeLow) + (high * slopeHigh);
        }

        var mean = Vector512.Create(Vector512.Sum(sum));
        for (var i = 0; i < end; i += BFloat.Step)
        {
            var (low, high) = BFloat.Load(share + i);
            var (slopeLow, slopeHigh) = BFloat.Load(slope + i);
            BFloat.Store(slope + i, low * (slopeLow - mean) * Scale, high * (slopeHigh - mean) * Scale);
        }

        new Span<ushort>(slope + end, keys - end).Clear();
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static float Largest(Vector512<float> x)
    {
        var half = Vector256.Max(x.GetLower(), x.GetUpper());
        var quarter = Vector128.Max(half.GetLower(), half.GetUpper());
        return MathF.Max(MathF.Max(quarter[0], quarter[1]), MathF.Max(quarter[2], quarter[3]));
    }
}
