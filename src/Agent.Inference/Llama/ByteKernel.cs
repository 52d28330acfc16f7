using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace Agent.Inference.Llama;

/// <summary>
/// Products of a <see cref="ByteMatrix"/> in tiles of 16 rows x 4 tokens or 16 rows x 1 token. The tokens pass inside the
/// loop over rows, so that two groups of weights are read from memory once and from the cache after that.
/// </summary>
internal static unsafe class ByteKernel<TDot>
    where TDot : struct, IByteDot
{
    private const int GroupRows = Matrix.GroupRows;
    private const int BlockBytes = ByteMatrix.BlockBytes;
    private const int ScaleBytes = GroupRows * sizeof(float);
    private const int WeightRun = GroupRows * Panel.Run;
    private const int CodeRun = Panel.Run * Panel.Tile;
    private const int CodeBlock = Panel.Block * Panel.Tile;

    public static void Multiply(byte* image, Panel panel, int tokens, int firstGroup, int endGroup, Output output)
    {
        var groupBytes = (long)panel.Blocks * BlockBytes;
        var whole = tokens / Panel.Tile * Panel.Tile;
        for (var group = firstGroup; group < endGroup && whole > 0; group += 2)
        {
            byte* w0 = image + (group * groupBytes);
            for (var token = 0; token < whole; token += Panel.Tile)
            {
                Tile4(w0, Second(group, endGroup, groupBytes), panel.Codes(token), panel.Scales(token), panel.Starts(token), panel.Blocks, At(output, group, token), group + 1 < endGroup);
            }
        }

        for (var token = whole; token < tokens; token++)
        {
            Column(image + (firstGroup * groupBytes), endGroup - firstGroup, panel.Codes(token), panel.Scales(token), panel.Starts(token), panel.Blocks, At(output, firstGroup, token));
        }
    }

    // A last single group is computed twice rather than in a tile of its own; the second result is not kept.
    private static long Second(int group, int endGroup, long groupBytes) => group + 1 < endGroup ? groupBytes : 0;

    private static Output At(Output output, int group, int token) => new(output.Row(token) + (group * GroupRows), output.Stride, output.Adds);

    /// <summary>One token, two groups of rows at a time.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Column(byte* w, int groups, sbyte* codes, float* scales, int* starts, int blocks, Output output)
    {
        var groupBytes = (long)blocks * BlockBytes;
        float* y = output.Start;
        for (var left = groups; left > 0; left -= 2, y += 2 * GroupRows, w += groupBytes)
        {
            var second = left > 1 ? groupBytes : 0;
            sbyte* q = codes;
            float* d = scales;
            int* s = starts;
            Vector256<float> f0 = default, f1 = default;
            for (var b = 0; b < blocks; b++, w += BlockBytes, q += CodeBlock, d += Panel.Tile, s += Panel.Tile)
            {
                byte* x = w + second;
                Sse.Prefetch0(w + 2048);
                Sse.Prefetch0(x + 2048);
                Vector256<int> a0, a1, e0 = default, e1 = default;
                a0 = a1 = Vector256.Create(TDot.Start(*s));
                var v = Codes(q, 0);
                a0 = TDot.Add(a0, Weights(w, 0), v);
                a1 = TDot.Add(a1, Weights(x, 0), v);
                v = Codes(q, 1);
                e0 = TDot.Add(e0, Weights(w, 1), v);
                e1 = TDot.Add(e1, Weights(x, 1), v);
                v = Codes(q, 2);
                a0 = TDot.Add(a0, Weights(w, 2), v);
                a1 = TDot.Add(a1, Weights(x, 2), v);
                v = Codes(q, 3);
                e0 = TDot.Add(e0, Weights(w, 3), v);
                e1 = TDot.Add(e1, Weights(x, 3), v);
                v = Codes(q, 4);
                a0 = TDot.Add(a0, Weights(w, 4), v);
                a1 = TDot.Add(a1, Weights(x, 4), v);
                v = Codes(q, 5);
                e0 = TDot.Add(e0, Weights(w, 5), v);
                e1 = TDot.Add(e1, Weights(x, 5), v);
                v = Codes(q, 6);
                a0 = TDot.Add(a0, Weights(w, 6), v);
                a1 = TDot.Add(a1, Weights(x, 6), v);
                v = Codes(q, 7);
                e0 = TDot.Add(e0, Weights(w, 7), v);
                e1 = TDot.Add(e1, Weights(x, 7), v);
                var scale = Vector256.Create(*d);
                f0 = Scaled(a0 + e0, w, scale, f0);
                f1 = Scaled(a1 + e1, x, scale, f1);
            }

            Store(y, f0, f1, output.Adds, left > 1);
        }
    }

    /// <summary>Four tokens that lie together, two groups of rows.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Tile4(byte* w, long second, sbyte* q, float* d, int* s, int blocks, Output output, bool pair)
    {
        Vector256<float> f00 = default, f01 = default, f02 = default, f03 = default;
        Vector256<float> f10 = default, f11 = default, f12 = default, f13 = default;
        for (; blocks > 0; blocks--, w += BlockBytes, q += CodeBlock, d += Panel.Tile, s += Panel.Tile)
        {
            Vector256<int> a00, a01, a02, a03, a10, a11, a12, a13;
            a00 = a10 = Vector256.Create(TDot.Start(s[0]));
            a01 = a11 = Vector256.Create(TDot.Start(s[1]));
            a02 = a12 = Vector256.Create(TDot.Start(s[2]));
            a03 = a13 = Vector256.Create(TDot.Start(s[3]));
            byte* at = w;
            byte* x = w + second;
            sbyte* c = q;
            for (sbyte* end = q + CodeBlock; c < end; at += 2 * WeightRun, x += 2 * WeightRun, c += 2 * CodeRun)
            {
                var (x0, x1) = (Weights(at, 0), Weights(x, 0));
                var v = Code(c, 0);
                a00 = TDot.Add(a00, x0, v);
                a10 = TDot.Add(a10, x1, v);
                v = Code(c, 1);
                a01 = TDot.Add(a01, x0, v);
                a11 = TDot.Add(a11, x1, v);
                v = Code(c, 2);
                a02 = TDot.Add(a02, x0, v);
                a12 = TDot.Add(a12, x1, v);
                v = Code(c, 3);
                a03 = TDot.Add(a03, x0, v);
                a13 = TDot.Add(a13, x1, v);
                (x0, x1) = (Weights(at, 1), Weights(x, 1));
                v = Code(c, 4);
                a00 = TDot.Add(a00, x0, v);
                a10 = TDot.Add(a10, x1, v);
                v = Code(c, 5);
                a01 = TDot.Add(a01, x0, v);
                a11 = TDot.Add(a11, x1, v);
                v = Code(c, 6);
                a02 = TDot.Add(a02, x0, v);
                a12 = TDot.Add(a12, x1, v);
                v = Code(c, 7);
                a03 = TDot.Add(a03, x0, v);
                a13 = TDot.Add(a13, x1, v);
            }

            x = w + second;
            var scale = Vector256.Create(d[0]);
            f00 = Scaled(a00, w, scale, f00);
            f10 = Scaled(a10, x, scale, f10);
            scale = Vector256.Create(d[1]);
            f01 = Scaled(a01, w, scale, f01);
            f11 = Scaled(a11, x, scale, f11);
            scale = Vector256.Create(d[2]);
            f02 = Scaled(a02, w, scale, f02);
            f12 = Scaled(a12, x, scale, f12);
            scale = Vector256.Create(d[3]);
            f03 = Scaled(a03, w, scale, f03);
            f13 = Scaled(a13, x, scale, f13);
        }

        Store(output.Row(0), f00, f10, output.Adds, pair);
        Store(output.Row(1), f01, f11, output.Adds, pair);
        Store(output.Row(2), f02, f12, output.Adds, pair);
        Store(output.Row(3), f03, f13, output.Adds, pair);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector256<byte> Weights(byte* block, int run) => Vector256.Load(block + ScaleBytes + (run * WeightRun));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector256<sbyte> Codes(sbyte* codes, int run) => Code(codes, run * Panel.Tile);

    /// <summary>Four codes of one token, for every row; <paramref name="place"/> counts tokens, then runs.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector256<sbyte> Code(sbyte* codes, int place) => Vector256.Create(*(int*)(codes + (place * Panel.Run))).AsSByte();

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector256<float> Scaled(Vector256<int> sums, byte* block, Vector256<float> scale, Vector256<float> total)
        => Fma.MultiplyAdd(Vector256.ConvertToSingle(sums), Vector256.Load((float*)block) * scale, total);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Store(float* y, Vector256<float> f0, Vector256<float> f1, bool adds, bool pair)
    {
        (adds ? Vector256.Load(y) + f0 : f0).Store(y);
        if (pair)
        {
            (adds ? Vector256.Load(y + GroupRows) + f1 : f1).Store(y + GroupRows);
        }
    }
}
