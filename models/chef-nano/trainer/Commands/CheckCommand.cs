using ChefNano.Trainer.Kernels;
using TorchSharp;
using static TorchSharp.torch;

namespace ChefNano.Trainer.Commands;

/// <summary>Compares each vector kernel, forward and backward, with torch's own operators in float32.</summary>
internal static class CheckCommand
{
    private const double Tolerance = 0.02;

    public static void Run(Arguments arguments)
    {
        arguments.Close();
        manual_seed(1);
        var worst = 0.0;
        worst = Math.Max(worst, Compare("gate", x => [Gate.Of(x[0])], x => [Gate.Plain(x[0])], [70, 192]));
        worst = Math.Max(worst, Compare("norm", x => Pair(AddNorm.Of(x[0].to(ScalarType.Float32), x[1], x[2].to(ScalarType.Float32), ScalarType.BFloat16)), x => Pair(AddNorm.Plain(x[0], x[1], x[2], ScalarType.Float32)), [70, 96], [70, 96], [96]));
        worst = Math.Max(worst, Compare("rotation", x => Three(Rotation.Split(x[0], 2)), x => Three(Rotation.Plain(x[0], 2)), [3, 64, 384]));
        worst = Math.Max(worst, Compare("attention", x => [Attention.Of(x[0], x[1], x[2])], x => [Attention.Plain(x[0], x[1], x[2])], [2, 2, 288, 64], [2, 2, 288, 64], [2, 2, 288, 64]));
        if (worst > Tolerance)
        {
            throw new InvalidOperationException($"A kernel differs from its reference by '{worst:F4}' of its size, more than '{Tolerance}'. Mend it before training.");
        }
    }

    /// <summary>The largest relative difference over results and gradients.</summary>
    private static double Compare(string name, Func<Tensor[], Tensor[]> fast, Func<Tensor[], Tensor[]> plain, params long[][] shapes)
    {
        using var scope = NewDisposeScope();
        var inputs = shapes.Select(shape => randn(shape).to(ScalarType.BFloat16)).ToArray();
        var quick = Array.ConvertAll(inputs, x => x.detach().requires_grad_());
        var exact = Array.ConvertAll(inputs, x => x.to(ScalarType.Float32).detach().requires_grad_());
        var (found, wanted) = (fast(quick), plain(exact));
        foreach (var (left, right) in found.Zip(wanted))
        {
            var upstream = randn(right.shape).to(ScalarType.BFloat16);
            left.backward([upstream.to(left.dtype)], retain_graph: true);
            right.backward([upstream.to(ScalarType.Float32)], retain_graph: true);
        }

        var differences = found.Zip(wanted).Concat(quick.Select(x => x.grad!).Zip(exact.Select(x => x.grad!)))
            .Select(pair => ((pair.First.to(ScalarType.Float32) - pair.Second).norm() / pair.Second.norm()).ToDouble()).ToList();
        Console.WriteLine($"{name}: {string.Join(", ", differences.Select(difference => $"{difference:F4}"))}");
        return differences.Max();
    }

    private static Tensor[] Pair((Tensor First, Tensor Second) both) => [both.First, both.Second];

    private static Tensor[] Three((Tensor First, Tensor Second, Tensor Third) all) => [all.First, all.Second, all.Third];
}
