using ChefNano.Trainer.Kernels;
using ChefNano.Trainer.Models;
using static TorchSharp.torch;

namespace ChefNano.Trainer.Training;

/// <summary>AdamW (0.9, 0.95; decay 0.1 on matrices; clip 1.0), or Muon for the matrices and AdamW for the rest.</summary>
internal sealed class Optimizer(Workers workers, bool muon)
{
    private const double FirstBeta = 0.9;
    private const double SecondBeta = 0.95;
    private const double Momentum = 0.95;
    private const double Decay = 0.1;
    private const double Clip = 1.0;
    private const double Epsilon = 1e-8;

    /// <summary>The running mean of the gradients, in the order of the weights.</summary>
    public IReadOnlyList<Tensor> First { get; } = Zeros(workers.Weights);

    /// <summary>The running mean of their squares.</summary>
    public IReadOnlyList<Tensor> Second { get; } = Zeros(workers.Weights);

    /// <summary>Moves the weights by the gradients gathered and gives the gradients' norm before clipping.</summary>
    public double Step(int step, double rate)
    {
        var norm = workers.Sum();
        var scale = Math.Min(1, Clip / (norm + 1e-6));
        var weights = workers.Weights.Trained;
        workers.Spend((i, gradient) =>
        {
            using var quiet = no_grad();
            gradient.With(scale, (x, by) => x.mul_(by));
            if (weights[i].Slot.Kind != Kind.Vector)
            {
                weights[i].Master.With(1 - (rate * Decay), (x, by) => x.mul_(by));
            }

            if (muon && weights[i].Slot.Kind == Kind.Matrix)
            {
                Orthogonal(weights[i], First[i], gradient, rate);
            }
            else
            {
                Adam(weights[i].Master, First[i], Second[i], gradient, rate, step);
            }

            weights[i].Rounded?.copy_(weights[i].Master);
        });
        return norm;
    }

    private static void Adam(Tensor weight, Tensor first, Tensor second, Tensor gradient, double rate, int step)
    {
        first.With(FirstBeta, (x, by) => x.mul_(by)).With(1 - FirstBeta, (x, by) => x.add_(gradient, by));
        second.With(SecondBeta, (x, by) => x.mul_(by)).With(1 - SecondBeta, (x, by) => x.addcmul_(gradient, gradient, by));
        var deviation = second.With(1 - Math.Pow(SecondBeta, step + 1), (x, by) => x.div(by)).sqrt_().With(Epsilon, (x, by) => x.add_(by));
        weight.With(-rate / (1 - Math.Pow(FirstBeta, step + 1)), (x, by) => x.addcdiv_(first, deviation, by));
    }

    /// <summary>Muon: Nesterov momentum, each matrix made orthogonal, then scaled so that AdamW's rate and decay fit.</summary>
    private static void Orthogonal(Weight weight, Tensor momentum, Tensor gradient, double rate)
    {
        momentum.With(Momentum, (x, by) => x.mul_(by)).AddWhole(gradient);
        var ahead = gradient.With(Momentum, (x, by) => x.add(momentum, by));
        foreach (var (part, target) in ahead.chunk(weight.Slot.Parts).Zip(weight.Master.chunk(weight.Slot.Parts)))
        {
            target.With(-rate * 0.2 * Math.Sqrt(part.shape.Max()), (x, by) => x.add_(NewtonSchulz(part), by));
        }
    }

    /// <summary>Five steps of a quintic iteration that takes the singular values to about 1.</summary>
    private static Tensor NewtonSchulz(Tensor matrix)
    {
        var tall = matrix.shape[0] > matrix.shape[1];
        var x = (tall ? matrix.t() : matrix).to(ScalarType.BFloat16);
        x = x / x.norm().With(1e-7, (norm, by) => norm.add_(by));
        for (var i = 0; i < 5; i++)
        {
            var square = x.mm(x.t());
            var next = square.mm(square).With(2.0315, (y, by) => y.mul_(by)).With(-4.7750, (y, by) => y.add_(square, by)).mm(x);
            x = next.With(3.4445, (y, by) => y.add_(x, by));
        }

        return (tall ? x.t() : x).to(ScalarType.Float32);
    }

    private static List<Tensor> Zeros(Weights weights)
        => [.. weights.Trained.Select(weight => zeros_like(weight.Master).DetachFromDisposeScope())];
}
