using System.Runtime.Intrinsics;
using ChefNano.Trainer.Models;
using static TorchSharp.torch;

namespace ChefNano.Trainer.Kernels;

/// <summary>Splits stacked queries, keys and values into heads and rotates queries and keys by position, adjacent pairs together.</summary>
internal sealed unsafe class Rotation : autograd.MultiTensorFunction<Rotation>
{
    private static readonly float[] Cosines = new float[Shape.Context * Shape.HeadDim];
    private static readonly float[] Sines = new float[Shape.Context * Shape.HeadDim];

    static Rotation()
    {
        for (var position = 0; position < Shape.Context; position++)
        {
            for (var i = 0; i < Shape.HeadDim; i++)
            {
                var angle = position * Math.Pow(Shape.RopeBase, -(i & ~1) / (double)Shape.HeadDim);
                Cosines[(position * Shape.HeadDim) + i] = (float)Math.Cos(angle);
                Sines[(position * Shape.HeadDim) + i] = (float)((i & 1) == 0 ? -Math.Sin(angle) : Math.Sin(angle));
            }
        }
    }

    public override string Name => nameof(Rotation);

    /// <summary>[batch, time, 3·heads·64] in, three of [batch, heads, time, 64] out.</summary>
    public static (Tensor Query, Tensor Key, Tensor Value) Split(Tensor stacked, int heads)
    {
        if (BFloat.Fits(stacked))
        {
            var parts = apply(stacked, heads);
            return (parts[0], parts[1], parts[2]);
        }

        return Plain(stacked, heads);
    }

    /// <summary>The same by torch's own operators: the reference, and the way on other devices.</summary>
    public static (Tensor Query, Tensor Key, Tensor Value) Plain(Tensor stacked, int heads)
    {
        var (batch, time) = (stacked.shape[0], stacked.shape[1]);
        var parts = stacked.view(batch, time, 3, heads, Shape.HeadDim).permute(2, 0, 3, 1, 4);
        var cosines = tensor(Cosines).view(Shape.Context, Shape.HeadDim)[..(int)time].to(stacked.device);
        var sines = tensor(Sines).view(Shape.Context, Shape.HeadDim)[..(int)time].to(stacked.device);
        Tensor Turn(Tensor x)
        {
            var wide = x.to(ScalarType.Float32);
            var swapped = wide.view(batch, heads, time, Shape.HeadDim / 2, 2).flip(-1).view(wide.shape);
            return ((wide * cosines) + (swapped * sines)).to(x.dtype);
        }

        return (Turn(parts[0].contiguous()), Turn(parts[1].contiguous()), parts[2].contiguous());
    }

    public override List<Tensor> forward(autograd.AutogradContext ctx, params object[] vars)
    {
        var stacked = (Tensor)vars[0];
        var heads = (int)vars[1];
        var (batch, time) = (stacked.shape[0], stacked.shape[1]);
        var parts = new List<Tensor>();
        for (var i = 0; i < 3; i++)
        {
            parts.Add(empty([batch, heads, time, Shape.HeadDim], dtype: ScalarType.BFloat16));
        }

        Move(stacked, parts, forward: true);
        return parts;
    }

    public override List<Tensor> backward(autograd.AutogradContext ctx, List<Tensor> grad_outputs)
    {
        var parts = grad_outputs.ConvertAll(gradient => gradient.is_contiguous() ? gradient : gradient.contiguous());
        var (batch, heads, time) = (parts[0].shape[0], parts[0].shape[1], parts[0].shape[2]);
        var stacked = empty([batch, time, 3 * heads * Shape.HeadDim], dtype: ScalarType.BFloat16);
        Move(stacked, parts, forward: false);
        return [stacked, null!];
    }

    private static void Move(Tensor stacked, List<Tensor> parts, bool forward)
    {
        var (heads, time) = ((int)parts[0].shape[1], (int)parts[0].shape[2]);
        var rows = (int)parts[0].shape[0] * time;
        var whole = BFloat.Pointer(stacked);
        ushort*[] split = [BFloat.Pointer(parts[0]), BFloat.Pointer(parts[1]), BFloat.Pointer(parts[2])];
        fixed (float* cosines = Cosines, sines = Sines)
        {
            for (var row = 0; row < rows; row++)
            {
                var (item, position) = (row / time, row % time);
                for (var part = 0; part < 3; part++)
                {
                    for (var head = 0; head < heads; head++)
                    {
                        var packed = whole + ((((long)row * 3) + part) * heads + head) * Shape.HeadDim;
                        var single = split[part] + ((((long)item * heads) + head) * time + position) * Shape.HeadDim;
                        ushort* source = forward ? packed : single, target = forward ? single : packed;
                        if (part == 2)
                        {
                            Vector512.Load(source).Store(target);
                            Vector512.Load(source + BFloat.Step).Store(target + BFloat.Step);
                        }
                        else
                        {
                            var offset = position * Shape.HeadDim;
                            Turn(source, target, cosines + offset, sines + offset, forward);
                        }
                    }
                }
            }
        }
    }

    /// <summary>A pair of bfloat16 fills one 32-bit lane, so turning the lane by 16 bits swaps the pair.</summary>
    private static void Turn(ushort* source, ushort* target, float* cosines, float* sines, bool forward)
    {
        for (var i = 0; i < Shape.HeadDim; i += BFloat.Step)
        {
            var packed = Vector512.Load(source + i);
            var lanes = packed.AsUInt32();
            var (low, high) = BFloat.Widen(packed);
            var (swappedLow, swappedHigh) = BFloat.Widen(((lanes << 16) | (lanes >> 16)).AsUInt16());
            var (sineLow, sineHigh) = (Vector512.Load(sines + i), Vector512.Load(sines + i + 16));
            if (!forward)
            {
                (sineLow, sineHigh) = (-sineLow, -sineHigh);
            }

            BFloat.Store(
                target + i,
                (low * Vector512.Load(cosines + i)) + (swappedLow * sineLow),
                (high * Vector512.Load(cosines + i + 16)) + (swappedHigh * sineHigh));
        }
    }
}
