using System.Runtime.Intrinsics;
using ChefNano.Trainer.Models;
using TorchSharp;
using static TorchSharp.torch;

namespace ChefNano.Trainer.Kernels;

/// <summary>Adds a block's output to the float32 stream and normalises the sum by its root mean square, in one pass.</summary>
internal sealed unsafe class AddNorm : autograd.MultiTensorFunction<AddNorm>
{
    private const string Adds = "adds";

    public override string Name => nameof(AddNorm);

    /// <summary>[rows, dim] stream and block output in; the new stream (float32) and its weighted norm out.</summary>
    public static (Tensor Stream, Tensor Normed) Of(Tensor stream, Tensor? output, Tensor weight, ScalarType type)
    {
        if (stream.device_type != DeviceType.CPU || type != ScalarType.BFloat16)
        {
            return Plain(stream, output, weight, type);
        }

        var both = output is null ? apply(stream, weight) : apply(stream, weight, output);
        return (both[0], both[1]);
    }

    /// <summary>The same by torch's own operators: the reference, and the way on other devices.</summary>
    public static (Tensor Stream, Tensor Normed) Plain(Tensor stream, Tensor? output, Tensor weight, ScalarType type)
    {
        var sum = output is null ? stream : stream + output;
        var scale = rsqrt(sum.square().mean([-1], keepdim: true) + Shape.Epsilon);
        return (sum, (sum * scale * weight).to(type));
    }

    public override List<Tensor> forward(autograd.AutogradContext ctx, params object[] vars)
    {
        var (stream, weight) = ((Tensor)vars[0], (Tensor)vars[1]);
        var output = vars.Length > 2 ? (Tensor)vars[2] : null;
        var (rows, dim) = ((int)stream.shape[0], (int)stream.shape[1]);
        var sum = empty_like(stream);
        var normed = empty([rows, dim], dtype: ScalarType.BFloat16);
        var scales = empty(rows);
        float* streams = BFloat.Floats(stream), weights = BFloat.Floats(weight), sums = BFloat.Floats(sum), inverse = BFloat.Floats(scales);
        ushort* outputs = output is null ? null : BFloat.Pointer(output), norms = BFloat.Pointer(normed);
        for (var row = 0L; row < rows; row++)
        {
            float* x = streams + (row * dim), y = sums + (row * dim);
            var delta = outputs is null ? null : outputs + (row * dim);
            var scale = 1f / MathF.Sqrt((Add(x, delta, y, dim) / dim) + Shape.Epsilon);
            inverse[row] = scale;
            for (var i = 0; i < dim; i += BFloat.Step)
            {
                BFloat.Store(
                    norms + (row * dim) + i,
                    Vector512.Load(y + i) * scale * Vector512.Load(weights + i),
                    Vector512.Load(y + i + 16) * scale * Vector512.Load(weights + i + 16));
            }
        }
        ctx.save_for_backward([sum, weight, scales]);
        ctx.save_data(Adds, output is not null);
        return [sum, normed];
    }

    public override List<Tensor> backward(autograd.AutogradContext ctx, List<Tensor> grad_outputs)
    {
        var saved = ctx.get_saved_variables();
        var (rows, dim) = ((int)saved[0].shape[0], (int)saved[0].shape[1]);
        using var fromStream = grad_outputs[0].contiguous();
        using var fromNorm = grad_outputs[1].contiguous();
        var stream = empty_like(saved[0]);
        var output = empty([rows, dim], dtype: ScalarType.BFloat16);
        var weight = zeros(dim);
        float* sums = BFloat.Floats(saved[0]), weights = BFloat.Floats(saved[1]), inverse = BFloat.Floats(saved[2]);
        float* above = BFloat.Floats(fromStream), streams = BFloat.Floats(stream), share = BFloat.Floats(weight);
        ushort* norms = BFloat.Pointer(fromNorm), outputs = BFloat.Pointer(output);
        for (var row = 0L; row < rows; row++)
        {
            var at = row * dim;
            var projection = Project(sums + at, norms + at, weights, share, inverse[row], dim);
            Spread(sums + at, norms + at, weights, above + at, streams + at, outputs + at, inverse[row], projection / dim, dim);
        }
        return (bool)ctx.get_data(Adds) ? [stream, weight, output] : [stream, weight];
    }

    /// <summary>Writes the sum of both rows and gives the sum of its squares.</summary>
    private static float Add(float* x, ushort* delta, float* y, int dim)
    {
        var squares = Vector512<float>.Zero;
        for (var i = 0; i < dim; i += BFloat.Step)
        {
            var (low, high) = (Vector512.Load(x + i), Vector512.Load(x + i + 16));
            if (delta is not null)
            {
                var (deltaLow, deltaHigh) = BFloat.Load(delta + i);
                (low, high) = (low + deltaLow, high + deltaHigh);
            }

            low.Store(y + i);
            high.Store(y + i + 16);
            squares += (low * low) + (high * high);
        }

        return Vector512.Sum(squares);
    }

    /// <summary>Gives the dot product of the unit row with its gradient and adds to the weight's gradient.</summary>
    private static float Project(float* x, ushort* gradient, float* weights, float* share, float scale, int dim)
    {
        var dot = Vector512<float>.Zero;
        for (var i = 0; i < dim; i += BFloat.Step)
        {
            var (low, high) = BFloat.Load(gradient + i);
            (low, high) = (low * Vector512.Load(x + i) * scale, high * Vector512.Load(x + i + 16) * scale);
            (Vector512.Load(share + i) + low).Store(share + i);
            (Vector512.Load(share + i + 16) + high).Store(share + i + 16);
            dot += (low * Vector512.Load(weights + i)) + (high * Vector512.Load(weights + i + 16));
        }

        return Vector512.Sum(dot);
    }

    private static void Spread(
        float* x, ushort* gradient, float* weights, float* above, float* stream, ushort* output, float scale, float mean, int dim)
    {
        for (var i = 0; i < dim; i += BFloat.Step)
        {
            var (low, high) = BFloat.Load(gradient + i);
            low = Vector512.Load(above + i) + (scale * ((low * Vector512.Load(weights + i)) - (Vector512.Load(x + i) * scale * mean)));
            high = Vector512.Load(above + i + 16) + (scale * ((high * Vector512.Load(weights + i + 16)) - (Vector512.Load(x + i + 16) * scale * mean)));
            low.Store(stream + i);
            high.Store(stream + i + 16);
            BFloat.Store(output + i, low, high);
        }
    }
}
