using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace Agent.Inference.Llama;

/// <summary>Adds to each of 8 sums the products of 4 weights (stored with 128 added) and 4 codes.</summary>
internal interface IByteDot
{
    /// <summary>What a sum starts at, given the block's entry of <see cref="Panel.Starts"/>.</summary>
    static abstract int Start(int start);

    static abstract Vector256<int> Add(Vector256<int> sums, Vector256<byte> weights, Vector256<sbyte> codes);
}

/// <summary>One instruction where the processor multiplies unsigned by signed bytes.</summary>
internal readonly struct VnniDot : IByteDot
{
    public static int Start(int start) => start;

    public static Vector256<int> Add(Vector256<int> sums, Vector256<byte> weights, Vector256<sbyte> codes)
        => AvxVnni.MultiplyWideningAndAdd(sums, weights, codes);
}

/// <summary>
/// The same sums on processors with AVX2 only. Adding pairs of bytes saturates there at 32767, which weights up to 255
/// would pass; so the offset is taken out and the sign moved to the codes: at most 2 x 128 x 127.
/// </summary>
internal readonly struct Avx2Dot : IByteDot
{
    public static int Start(int start) => 0;

    public static Vector256<int> Add(Vector256<int> sums, Vector256<byte> weights, Vector256<sbyte> codes)
    {
        var signed = (weights ^ Vector256.Create((byte)Panel.Offset)).AsSByte();
        var pairs = Avx2.MultiplyAddAdjacent(Avx2.Abs(signed), Avx2.Sign(codes, signed));
        return sums + Avx2.MultiplyAddAdjacent(pairs, Vector256<short>.One);
    }
}
