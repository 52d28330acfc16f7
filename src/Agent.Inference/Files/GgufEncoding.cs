using System.Numerics.Tensors;
using System.Runtime.InteropServices;

namespace Agent.Inference.Files;

/// <summary>Stores floats as the bytes of a tensor type, and reads them back.</summary>
internal static class GgufEncoding
{
    private const int BlockLength = 32;

    /// <summary>The types that floats can be stored as, for messages.</summary>
    public const string Types = "F32, F16, Q8_0";

    public static bool CanDecode(GgufType type) => type is GgufType.F32 or GgufType.F16 or GgufType.Q8_0;

    public static float[] Decode(GgufType type, ReadOnlySpan<byte> bytes) => type switch
    {
        GgufType.F32 => MemoryMarshal.Cast<byte, float>(bytes).ToArray(),
        GgufType.F16 => FromHalves(MemoryMarshal.Cast<byte, Half>(bytes)),
        GgufType.Q8_0 => FromEightBits(bytes),
        _ => throw new ArgumentException($"Numbers stored as {type} cannot be read here. The types are: {Types}.", nameof(type)),
    };

    public static byte[] Encode(GgufType type, ReadOnlySpan<float> values) => type switch
    {
        GgufType.F32 => MemoryMarshal.AsBytes(values).ToArray(),
        GgufType.F16 => Halves(values),
        GgufType.Q8_0 => EightBits(values),
        _ => throw new ArgumentException($"Floats cannot be stored as {type} here. The types are: {Types}.", nameof(type)),
    };

    private static byte[] Halves(ReadOnlySpan<float> values)
    {
        var halves = new Half[values.Length];
        TensorPrimitives.ConvertToHalf(values, halves);
        return MemoryMarshal.AsBytes<Half>(halves).ToArray();
    }

    private static float[] FromHalves(ReadOnlySpan<Half> halves)
    {
        var values = new float[halves.Length];
        TensorPrimitives.ConvertToSingle(halves, values);
        return values;
    }

    private static float[] FromEightBits(ReadOnlySpan<byte> bytes)
    {
        var values = new float[bytes.Length / (BlockLength + 2) * BlockLength];
        for (var at = 0; at < values.Length; at += BlockLength, bytes = bytes[(BlockLength + 2)..])
        {
            var scale = (float)MemoryMarshal.Read<Half>(bytes);
            for (var i = 0; i < BlockLength; i++)
            {
                values[at + i] = scale * (sbyte)bytes[i + 2];
            }
        }

        return values;
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
