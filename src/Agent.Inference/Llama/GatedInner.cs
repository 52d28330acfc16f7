using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace Agent.Inference.Llama;

/// <summary>The gate of the feed-forward part: up = up x gate / (1 + exp(-gate)), number by number.</summary>
internal static unsafe class GatedInner
{
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Apply(float* gates, float* up, int count)
    {
        for (var i = 0; i < count; i += 8)
        {
            var gate = Vector256.Load(gates + i);
            var open = gate / (Vector256<float>.One + Vector256.Exp(-gate));
            (open * Vector256.Load(up + i)).Store(up + i);
        }
    }
}
