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
            gradient.mul_(scale);
            if (weights[i].Slot.Kind != Kind.Vector)
            {
                weights[i].Master.mul_(1 - (rate * Decay));
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
        first.lerp_(gradient, 1 - FirstBeta);
        second.mul_(SecondBeta).addcmul_(gradient, gradient, 1 - SecondBeta);
        var deviation = second.div(1 - Math.Pow(SecondBeta, step + 1)).sqrt_().add_(Epsilon);
        weight.addcdiv_(first, deviation, -rate / (1 - Math.Pow(FirstBeta, step + 1)));
    }

    /// <summary>Muon: Nesterov momentum, each matrix made orthogonal, then scaled so that AdamW's rate and decay fit.</summary>
    private static void Orthogonal(Weight weight, Tensor momentum, Tensor gradient, double rate)
    {
        momentum.mul_(Momentum).add_(gradient);
        var ahead = gradient.add(momentum, alpha: Momentum);
        foreach (var (part, target) in ahead.chunk(weight.Slot.Parts).Zip(weight.Master.chunk(weight.Slot.Parts)))
        {
            target.add_(NewtonSchulz(part), alpha: -rate * 0.2 * Math.Sqrt(part.shape.Max()));
        }
    }

    /// <summary>Five steps of a quintic iteration that takes the singular values to about 1.</summary>
    private static Tensor NewtonSchulz(Tensor matrix)
    {
        var tall = matrix.shape[0] > matrix.shape[1];
        var x = (tall ? matrix.t() : matrix).to(ScalarType.BFloat16);
        x = x / (x.norm() + 1e-7);
        for (var i = 0; i < 5; i++)
        {
            var square = x.mm(x.t());
            x = (3.4445 * x) + ((-4.7750 * square) + (2.0315 * square.mm(square))).mm(x);
        }

        return (tall ? x.t() : x).to(ScalarType.Float32);
    }

    private static List<Tensor> Zeros(Weights weights)
        => [.. weights.Trained.Select(weight => zeros_like(weight.Master).DetachFromDisposeScope())];
}
