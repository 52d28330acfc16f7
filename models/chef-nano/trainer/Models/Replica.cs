using ChefNano.Trainer.Kernels;
using TorchSharp;
using static TorchSharp.torch;

namespace ChefNano.Trainer.Models;

/// <summary>One worker's leaves over the shared weights, and the float32 sums of the gradients of those that are trained.</summary>
internal sealed class Replica
{
    private readonly List<(Tensor Leaf, Tensor Gradient)> _leaves = [];
    private readonly Dictionary<Weight, Tensor> _gradients = [];

    public Replica(Weights weights, bool precise = false)
    {
        Shape = weights.Shape;
        Type = precise ? ScalarType.Float32 : ScalarType.BFloat16;
        Gradients = [.. weights.Trained.Select(weight => _gradients[weight] = zeros_like(weight.Master).DetachFromDisposeScope())];
        Tensor Read(string slot) => Leaf(weights[slot], (precise ? null : weights[slot].Rounded) ?? weights[slot].Master);
        Linear Matrices(string slot) => weights.Adapter is not { } adapter
            ? new(Read(slot), null, null, 1, 1.ToScalar())
            : new(Read(slot), Read(Slot.DownOf(slot)), Read(Slot.UpOf(slot)), weights[slot].Slot.Parts, adapter.Scale.ToScalar());

        // Looked up in float32 too: the gradient of a frequent token is a long sum.
        Table = Leaf(weights[Slot.Embedding], weights[Slot.Embedding].Master);
        Head = Read(Slot.Embedding);
        FinalNorm = Read(Slot.FinalNorm);
        Layers = [.. Enumerable.Range(0, Shape.Layers).Select(i => new Layer(
            Read($"{i}.{Slot.AttentionNorm}"), Matrices($"{i}.{Slot.Qkv}"), Matrices($"{i}.{Slot.Out}"),
            Read($"{i}.{Slot.FfnNorm}"), Matrices($"{i}.{Slot.GateUp}"), Matrices($"{i}.{Slot.Down}")))];
    }

    public Shape Shape { get; }

    /// <summary>The type of the products.</summary>
    public ScalarType Type { get; }
    public Tensor Table { get; }
    public Tensor Head { get; }
    public Tensor FinalNorm { get; }
    public IReadOnlyList<Layer> Layers { get; }

    /// <summary>In the order of the weights that are trained.</summary>
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

    private Tensor Leaf(Weight weight, Tensor shared)
    {
        var leaf = shared.detach().DetachFromDisposeScope();
        if (_gradients.TryGetValue(weight, out var gradient))
        {
            _leaves.Add((leaf.requires_grad_(), gradient));
        }

        return leaf;
    }
}

/// <summary>One block: query, key and value stacked in that order, then gate and up stacked in that order.</summary>
internal sealed record Layer(Tensor AttentionNorm, Linear Qkv, Linear Out, Tensor FfnNorm, Linear GateUp, Linear Down);
