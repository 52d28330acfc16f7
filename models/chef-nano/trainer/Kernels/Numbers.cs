using TorchSharp;
using static TorchSharp.torch;

namespace ChefNano.Trainer.Kernels;

/// <summary>Calls with a number that lives until they are over: one that is made of a double in passing may be collected while native code still reads it.</summary>
internal static class Numbers
{
    private static readonly Scalar One = 1.ToScalar();

    public static Tensor AddWhole(this Tensor sum, Tensor other) => sum.add_(other, One);

    /// <summary>What <paramref name="call"/> makes of the tensor and the number.</summary>
    public static Tensor With(this Tensor tensor, double number, Func<Tensor, Scalar, Tensor> call)
    {
        using var scalar = number.ToScalar();
        return call(tensor, scalar);
    }
}
