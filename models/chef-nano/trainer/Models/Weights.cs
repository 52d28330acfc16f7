using ChefNano.Trainer.Kernels;
using static TorchSharp.torch;

namespace ChefNano.Trainer.Models;

/// <summary>The float32 master weights, and beside each matrix the bfloat16 copy that products read.</summary>
internal sealed class Weights
{
    public Shape Shape { get; }
    public Device Device { get; }
    public LowRank? Adapter { get; }

    /// <summary>The model's own weights.</summary>
    public IReadOnlyList<Weight> All { get; }

    /// <summary>What training moves: the adapter's weights where there is one, else all.</summary>
    public IReadOnlyList<Weight> Trained { get; }

    public Weights(Shape shape, Device device, long seed, LowRank? adapter = null)
    {
        Adapter = adapter;
        Shape = shape.Checked();
        Device = device;
        using var generator = new Generator((ulong)seed, CPU);
        All = [.. Layout(shape).Select(slot => new Weight(slot, Start(slot, generator).to(device)))];
        Trained = adapter is null ? All : [.. Layout(shape).SelectMany(slot => Beside(slot, adapter.Rank)).Select(slot => new Weight(slot, Start(slot, generator).to(device)))];
    }

    public Weight this[string name] => All.Concat(Trained).First(weight => weight.Slot.Name == name);

    /// <summary>Brings the bfloat16 copies up to the master weights.</summary>
    public void Round()
    {
        foreach (var weight in All.Concat(Trained))
        {
            weight.Rounded?.copy_(weight.Master);
        }
    }

    /// <summary>Moves every weight towards that of a model of the same shape.</summary>
    /// <param name="other">Such as the one that training began with.</param>
    /// <param name="share">From 0, where nothing moves, to 1, where all is the other's.</param>
    public void Blend(Weights other, double share)
    {
        using var quiet = no_grad();
        foreach (var (mine, theirs) in All.Zip(other.All))
        {
            using var part = theirs.Master.With(share, (x, by) => x.mul(by));
            mine.Master.With(1 - share, (x, by) => x.mul_(by)).AddWhole(part);
        }

        Round();
    }

    /// <summary>Every weight in its fixed order: the embedding, six a block, the last norm.</summary>
    private static IEnumerable<Slot> Layout(Shape shape)
    {
        const double wide = 0.02;
        var narrow = wide / Math.Sqrt(2.0 * shape.Layers);
        yield return new Slot(Slot.Embedding, [shape.Vocabulary, shape.Dim], Kind.Table, wide);
        for (var i = 0; i < shape.Layers; i++)
        {
            yield return new Slot($"{i}.{Slot.AttentionNorm}", [shape.Dim], Kind.Vector, 0);
            yield return new Slot($"{i}.{Slot.Qkv}", [3 * shape.Attention, shape.Dim], Kind.Matrix, wide, 3);
            yield return new Slot($"{i}.{Slot.Out}", [shape.Dim, shape.Attention], Kind.Matrix, narrow);
            yield return new Slot($"{i}.{Slot.FfnNorm}", [shape.Dim], Kind.Vector, 0);
            yield return new Slot($"{i}.{Slot.GateUp}", [2 * shape.Ffn, shape.Dim], Kind.Matrix, wide, 2);
            yield return new Slot($"{i}.{Slot.Down}", [shape.Dim, shape.Ffn], Kind.Matrix, narrow);
        }

        yield return new Slot(Slot.FinalNorm, [shape.Dim], Kind.Vector, 0);
    }

    // B begins at 0, so that the adapter begins by changing nothing.
    private static IEnumerable<Slot> Beside(Slot slot, int rank) => slot.Kind != Kind.Matrix ? [] :
    [
        new(Slot.DownOf(slot.Name), [slot.Parts * rank, slot.Shape[1]], Kind.Matrix, 1 / Math.Sqrt(3.0 * slot.Shape[1]), slot.Parts),
        new(Slot.UpOf(slot.Name), [slot.Shape[0], rank], Kind.Matrix, 0, slot.Parts),
    ];

    private static Tensor Start(Slot slot, Generator generator)
        => slot.Kind == Kind.Vector ? ones(slot.Shape) : randn(slot.Shape, generator: generator).mul_(slot.Deviation);
}

internal enum Kind
{
    Vector,
    Matrix,
    Table,
}

/// <summary>A place for a weight; <see cref="Parts"/> is how many matrices lie stacked in it.</summary>
internal sealed record Slot(string Name, long[] Shape, Kind Kind, double Deviation, int Parts = 1)
{
    public const string Embedding = "embedding";
    public const string AttentionNorm = "attention_norm";
    public const string Qkv = "qkv";
    public const string Out = "out";
    public const string FfnNorm = "ffn_norm";
    public const string GateUp = "gate_up";
    public const string Down = "down";
    public const string FinalNorm = "final_norm";

    /// <summary>Where the A of an adapter lies for the matrices of a slot.</summary>
    public static string DownOf(string slot) => $"{slot}.lora_a";

    /// <summary>Where its B lies.</summary>
    public static string UpOf(string slot) => $"{slot}.lora_b";
}

internal sealed class Weight(Slot slot, Tensor master)
{
    public Slot Slot => slot;
    public Tensor Master { get; } = master.DetachFromDisposeScope();
    public Tensor? Rounded { get; } = slot.Kind == Kind.Vector ? null : master.to(ScalarType.BFloat16).DetachFromDisposeScope();
}
