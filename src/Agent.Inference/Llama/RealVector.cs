using System.Runtime.InteropServices;
using Agent.Inference.Files;

namespace Agent.Inference.Llama;

/// <summary>Reads one-dimensional F32 tensors.</summary>
internal static unsafe class RealVector
{
    public static AlignedMemory<float> Load(GgufFile file, string name, int count)
    {
        var tensor = file.FindTensor(name) ?? throw file.Refused($"it has no tensor '{name}'. Convert the model again.");
        var memory = new AlignedMemory<float>(count);
        Values(file, tensor, count).CopyTo(new Span<float>(memory.Start, count));
        return memory;
    }

    /// <summary>The values of a tensor that may be missing: then none.</summary>
    public static ReadOnlySpan<float> Find(GgufFile file, string name, int count)
        => file.FindTensor(name) is { } tensor ? Values(file, tensor, count) : [];

    private static ReadOnlySpan<float> Values(GgufFile file, GgufTensor tensor, int count)
        => tensor.Type == GgufType.F32 && tensor.Dimensions is [var size] && size == (ulong)count
            ? MemoryMarshal.Cast<byte, float>(file.Bytes(tensor))
            : throw file.Refused($"tensor '{tensor.Name}' is {tensor.Shape} {tensor.Type}, and it must be {count} F32.");
}
