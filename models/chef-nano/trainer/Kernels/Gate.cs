using System.Runtime.Intrinsics;
using static TorchSharp.torch;

namespace ChefNano.Trainer.Kernels;

/// <summary>SwiGLU over stacked gate and up: silu(gate) · up in one pass, and its gradient in another.</summary>
internal sealed unsafe class Gate : autograd.SingleTensorFunction<Gate>
{
    public override string Name => nameof(Gate);

    /// <summary>[rows, 2·width] in, [rows, width] out.</summary>
    public static Tensor Of(Tensor stacked)
        => BFloat.Fits(stacked) ? apply(stacked) : Plain(stacked);

    /// <summary>The same by torch's own operators: the reference, and the way on other devices.</summary>
    public static Tensor Plain(Tensor stacked)
    {
        var halves = stacked.chunk(2, -1);
        return nn.functional.silu(halves[0]) * halves[1];
    }

    public override Tensor forward(autograd.AutogradContext ctx, params object[] vars)
    {
        var stacked = (Tensor)vars[0];
        ctx.save_for_backward([stacked]);
        var (rows, width) = (stacked.shape[0], (int)stacked.shape[1] / 2);
        var result = empty([rows, width], dtype: ScalarType.BFloat16);
        ushort* source = BFloat.Pointer(stacked), target = BFloat.Pointer(result);
        for (var row = 0L; row < rows; row++)
        {
            var gate = source + (row * 2 * width);
            for (var i = 0; i < width; i += BFloat.Step)
            {
                var (gateLow, gateHigh) = BFloat.Load(gate + i);
                var (upLow, upHigh) = BFloat.Load(gate + width + i);
                BFloat.Store(target + (row * width) + i, gateLow * Sigmoid(gateLow) * upLow, gateHigh * Sigmoid(gateHigh) * upHigh);
            }
        }

        return result;
    }

    public override List<Tensor> backward(autograd.AutogradContext ctx, Tensor grad_output)
    {
        var stacked = ctx.get_saved_variables()[0];
        using var upstream = grad_output.contiguous();
        var (rows, width) = (stacked.shape[0], (int)stacked.shape[1] / 2);
        var result = empty(stacked.shape, dtype: ScalarType.BFloat16);
        ushort* source = BFloat.Pointer(stacked), above = BFloat.Pointer(upstream), target = BFloat.Pointer(result);
        for (var row = 0L; row < rows; row++)
        {
            ushort* gate = source + (row * 2 * width), gradient = target + (row * 2 * width);
            for (var i = 0; i < width; i += BFloat.Step)
            {
                var (gateLow, gateHigh) = BFloat.Load(gate + i);
                var (upLow, upHigh) = BFloat.Load(gate + width + i);
                var (aboveLow, aboveHigh) = BFloat.Load(above + (row * width) + i);
                var (low, high) = (Sigmoid(gateLow), Sigmoid(gateHigh));
                BFloat.Store(gradient + i, aboveLow * upLow * Slope(gateLow, low), aboveHigh * upHigh * Slope(gateHigh, high));
                BFloat.Store(gradient + width + i, aboveLow * gateLow * low, aboveHigh * gateHigh * high);
            }
        }

        return [result];
    }

    private static Vector512<float> Sigmoid(Vector512<float> x) => Vector512<float>.One / (Vector512<float>.One + Exponential.Of(-x));

    /// <summary>The derivative of x·sigmoid(x), given sigmoid(x).</summary>
    private static Vector512<float> Slope(Vector512<float> x, Vector512<float> sigmoid)
        => sigmoid * (Vector512<float>.One + (x * (Vector512<float>.One - sigmoid)));
}
