using System.Numerics.Tensors;
using System.Runtime.InteropServices;

namespace Agent.Inference.Files;

/// <summary>Stores floats as the bytes of a tensor type.</summary>
internal static class GgufEncoding
{
    private const int BlockLength = 32;

    public static byte[] Encode(GgufType type, ReadOnlySpan<float> values) => type switch
    {
        GgufType.F32 => MemoryMarshal.AsBytes(values).ToArray(),
        GgufType.F16 => Halves(values),
        GgufType.Q8_0 => EightBits(values),
        _ => throw new ArgumentException($"Floats cannot be stored as {type} here. The types are: F32, F16, Q8_0.", nameof(type)),
    };

    private static byte[] Halves(ReadOnlySpan<float> values)
    {
        var halves = new Half[values.Length];
        TensorPrimitives.ConvertToHalf(values, halves);
        return MemoryMarshal.AsBytes<Half>(halves).ToArray();
    }

    /// <summary>Blocks of 32: one half-precision scale (largest magnitude over 127), then 32 signed bytes.</summary>
    private static byte[] EightBits(ReadOnlySpan<float> values)
    {
        if (values.Length % BlockLength != 0)
        {
            throw new ArgumentException($"Q8_0 stores {BlockLength} elements together, and {values.Length} is no multiple of that.", nameof(values));
        }

        var bytes = new byte[values.Length / BlockLength * (BlockLength + 2)];
        var target = bytes.AsSpan();
        for (; values.Length > 0; values = values[BlockLength..], target = target[(BlockLength + 2)..])
        {
            var block = values[..BlockLength];
            var scale = MathF.Abs(TensorPrimitives.MaxMagnitude(block)) / 127f;
            var inverse = scale == 0 ? 0 : 1 / scale;
            var half = (Half)scale;
            MemoryMarshal.Write(target, in half);
            for (var i = 0; i < BlockLength; i++)
            {
                target[i + 2] = (byte)(sbyte)MathF.Round(block[i] * inverse, MidpointRounding.AwayFromZero);
            }
        }

        return bytes;
    }
}
