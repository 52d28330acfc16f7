using ChefNano.Trainer.Kernels;
using TorchSharp;
using static TorchSharp.torch;

namespace ChefNano.Trainer.Models;

/// <summary>The matrices that lie stacked in one slot, and the adapter's beside them where there is one.</summary>
/// <param name="Weight">[out, in], all parts one below the other.</param>
/// <param name="Down">The A of each part, stacked: [parts · rank, in].</param>
/// <param name="Up">The B of each part, stacked: [out, rank].</param>
/// <param name="Parts">How many matrices they are.</param>
/// <param name="Scale">What the product of B is multiplied by; it lives as long as this, since native code reads it.</param>
internal sealed record Linear(Tensor Weight, Tensor? Down, Tensor? Up, int Parts, Scalar Scale)
{
    /// <summary>[rows, in] in, [rows, out] out.</summary>
    public Tensor Of(Tensor x)
    {
        var product = Product.Of(x, Weight);
        if (Down is null || Up is null)
        {
            return product;
        }

        var between = Product.Of(x, Down).chunk(Parts, -1);
        return product.add(cat([.. between.Zip(Up.chunk(Parts), Product.Of)], -1), Scale);
    }
}
