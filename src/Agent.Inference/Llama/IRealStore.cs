using System.Runtime.Intrinsics;

namespace Agent.Inference.Llama;

/// <summary>How eight numbers are kept in memory.</summary>
internal unsafe interface IRealStore
{
    static abstract int Bytes { get; }

    static abstract Vector256<float> Load(byte* at);
}

internal readonly unsafe struct SingleStore : IRealStore
{
    public static int Bytes => sizeof(float);

    public static Vector256<float> Load(byte* at) => Vector256.Load((float*)at);
}

/// <summary>
/// Halves, widened by moving their bits: exponent and fraction go to the places that a single has them, and a factor of
/// 2^112 makes up for the other bias. Infinities and NaNs become large finite numbers.
/// </summary>
internal readonly unsafe struct HalfStore : IRealStore
{
    private const float Bias = 5.192297e33f;

    public static int Bytes => sizeof(ushort);

    public static Vector256<float> Load(byte* at)
    {
        var bits = Vector256.WidenLower(Vector128.Load((ushort*)at).ToVector256Unsafe());
        var magnitude = ((bits & Vector256.Create(0x7fffu)) << 13).AsSingle() * Vector256.Create(Bias);
        return (magnitude.AsUInt32() | ((bits & Vector256.Create(0x8000u)) << 16)).AsSingle();
    }
}
