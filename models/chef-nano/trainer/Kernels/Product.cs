using static TorchSharp.torch;

namespace ChefNano.Trainer.Kernels;

/// <summary>
/// x · weightᵀ. Torch's own gradient of the weight comes transposed, and turning it back costs more than this. A weight that
/// is not trained has no gradient, which torch's own product knows.
/// </summary>
internal sealed class Product : autograd.SingleTensorFunction<Product>
{
    public override string Name => nameof(Product);

    /// <summary>[rows, in] and [out, in] in, [rows, out] out.</summary>
    public static Tensor Of(Tensor x, Tensor weight) => weight.requires_grad ? apply(x, weight) : nn.functional.linear(x, weight);

    public override Tensor forward(autograd.AutogradContext ctx, params object[] vars)
    {
        var (x, weight) = ((Tensor)vars[0], (Tensor)vars[1]);
        ctx.save_for_backward([x, weight]);
        return nn.functional.linear(x, weight);
    }

    public override List<Tensor> backward(autograd.AutogradContext ctx, Tensor grad_output)
    {
        var saved = ctx.get_saved_variables();
        return [grad_output.mm(saved[1]), grad_output.t().mm(saved[0])];
    }
}
