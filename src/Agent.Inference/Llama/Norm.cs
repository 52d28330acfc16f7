using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace Agent.Inference.Llama;

/// <summary>Root-mean-square normalisation: each number over the row's root mean square, times its weight.</summary>
internal static unsafe class Norm
{
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Apply(float* x, float* weights, float* target, int count, float epsilon)
    {
        var squares = Vector256<float>.Zero;
        for (var i = 0; i < count; i += 8)
        {
            var v = Vector256.Load(x + i);
            squares = Vector256.FusedMultiplyAdd(v, v, squares);
        }

        var scale = Vector256.Create(1 / MathF.Sqrt((Lanes.Sum(squares) / count) + epsilon));
        for (var i = 0; i < count; i += 8)
        {
            (Vector256.Load(x + i) * scale * Vector256.Load(weights + i)).Store(target + i);
        }
    }
}
