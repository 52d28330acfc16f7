using TorchSharp;
using static TorchSharp.torch;

namespace ChefNano.Trainer.Kernels;

/// <summary>Adds in place by a factor that lives as long as the program: one made for the call may be collected while native code still reads it.</summary>
internal static class Sums
{
    private static readonly Scalar One = 1.ToScalar();

    public static Tensor AddWhole(this Tensor sum, Tensor other) => sum.add_(other, One);
}
