using ChefNano.Trainer.Kernels;
using static TorchSharp.torch;

namespace ChefNano.Trainer.Models;

/// <summary>One worker's leaves over the shared weights, and the float32 sums of their gradients.</summary>
internal sealed class Replica
{
    private readonly List<(Tensor Leaf, Tensor Gradient)> _leaves = [];

    public Replica(Weights weights, bool precise = false)
    {
        Shape = weights.Shape;
        Type = precise ? ScalarType.Float32 : ScalarType.BFloat16;
        Gradients = [.. weights.All.Select(weight => zeros_like(weight.Master).DetachFromDisposeScope())];
        var leaves = weights.All.Select((weight, i) => Leaf((precise ? null : weight.Rounded) ?? weight.Master, Gradients[i])).ToList();

        // Looked up in float32 too: the gradient of a frequent token is a long sum.
        Table = Leaf(weights.All[0].Master, Gradients[0]);
        Head = leaves[0];
        FinalNorm = leaves[^1];
        Layers = [.. leaves.Skip(1).SkipLast(1).Chunk(6).Select(six => new Layer(six[0], six[1], six[2], six[3], six[4], six[5]))];
    }

    public Shape Shape { get; }

    /// <summary>The type of the products.</summary>
    public ScalarType Type { get; }
    public Tensor Table { get; }
    public Tensor Head { get; }
    public Tensor FinalNorm { get; }
    public IReadOnlyList<Layer> Layers { get; }

    /// <summary>In the order of the weights.</summary>
    public IReadOnlyList<Tensor> Gradients { get; }

    /// <summary>Moves what the backward pass left into the sums.</summary>
    public void Gather()
    {
        foreach (var (leaf, gradient) in _leaves)
        {
            using var fresh = leaf.grad;
            if (fresh is not null)
            {
                gradient.AddWhole(fresh);
                leaf.grad = null;
            }
        }
    }

    private Tensor Leaf(Tensor shared, Tensor gradient)
    {
        var leaf = shared.detach().requires_grad_().DetachFromDisposeScope();
        _leaves.Add((leaf, gradient));
        return leaf;
    }
}

/// <summary>One block: query, key and value stacked in that order, then gate and up stacked in that order.</summary>
internal sealed record Layer(Tensor AttentionNorm, Tensor Qkv, Tensor Out, Tensor FfnNorm, Tensor GateUp, Tensor Down);
