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
    private const int Run = Panel.Block;
    private const int Runs = 8;

    public static void Multiply(byte* image, Panel panel, int tokens, int firstGroup, int endGroup, Output output)
    {
        var groupBytes = (long)panel.Blocks * BlockBytes;
        for (var group = firstGroup; group < endGroup; group += 2)
        {
            byte* w0 = image + (group * groupBytes);
            // A last single group is computed twice rather than in a tile of its own; the second result is not kept.
            var pair = group + 1 < endGroup;
            byte* w1 = pair ? w0 + groupBytes : w0;
            var token = 0;
            for (; token + 4 <= tokens; token += 4)
            {
                Tile4(w0, w1, panel, token, Row(output, group, token), output.Stride, output.Adds, pair);
            }

            for (; token < tokens; token++)
            {
                Tile1(w0, w1, panel, token, Row(output, group, token), output.Adds, pair);
            }
        }
    }

    private static float* Row(Output output, int group, int token) => output.Start + ((long)token * output.Stride) + (group * GroupRows);

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Tile1(byte* w0, byte* w1, Panel panel, int token, float* y, bool adds, bool pair)
    {
        sbyte* q = panel.Codes(token);
        float* d = panel.Scales(token);
        int* s = panel.Starts(token);
        var blocks = panel.Blocks;
        Vector256<float> f0 = default, f1 = default;
        for (var b = 0; b < blocks; b++, w0 += BlockBytes, w1 += BlockBytes, q += Panel.Block)
        {
            Sse.Prefetch0(w0 + 2048);
            Sse.Prefetch0(w1 + 2048);
            Vector256<int> a0, a1, e0 = default, e1 = default;
            a0 = a1 = Vector256.Create(TDot.Start(s[b]));
            for (var k = 0; k < Runs; k += 2)
            {
                var v = Codes(q, k);
                a0 = TDot.Add(a0, Weights(w0, k), v);
                a1 = TDot.Add(a1, Weights(w1, k), v);
                v = Codes(q, k + 1);
                e0 = TDot.Add(e0, Weights(w0, k + 1), v);
                e1 = TDot.Add(e1, Weights(w1, k + 1), v);
            }

            var scale = Vector256.Create(d[b]);
            f0 = Scaled(a0 + e0, w0, scale, f0);
            f1 = Scaled(a1 + e1, w1, scale, f1);
        }

        Store(y, f0, f1, adds, pair);
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Tile4(byte* w0, byte* w1, Panel panel, int token, float* y, int stride, bool adds, bool pair)
    {
        var blocks = panel.Blocks;
        sbyte* q0 = panel.Codes(token), q1 = panel.Codes(token + 1), q2 = panel.Codes(token + 2), q3 = panel.Codes(token + 3);
        float* d = panel.Scales(token);
        int* s = panel.Starts(token);
        Vector256<float> f00 = default, f01 = default, f02 = default, f03 = default;
        Vector256<float> f10 = default, f11 = default, f12 = default, f13 = default;
        for (var b = 0; b < blocks; b++, w0 += BlockBytes, w1 += BlockBytes, q0 += Run, q1 += Run, q2 += Run, q3 += Run)
        {
            Vector256<int> a00, a01, a02, a03, a10, a11, a12, a13;
            a00 = a10 = Vector256.Create(TDot.Start(s[b]));
            a01 = a11 = Vector256.Create(TDot.Start(s[b + blocks]));
            a02 = a12 = Vector256.Create(TDot.Start(s[b + (2 * blocks)]));
            a03 = a13 = Vector256.Create(TDot.Start(s[b + (3 * blocks)]));
            for (var k = 0; k < Runs; k++)
            {
                var (x0, x1) = (Weights(w0, k), Weights(w1, k));
                var v = Codes(q0, k);
                a00 = TDot.Add(a00, x0, v);
                a10 = TDot.Add(a10, x1, v);
                v = Codes(q1, k);
                a01 = TDot.Add(a01, x0, v);
                a11 = TDot.Add(a11, x1, v);
                v = Codes(q2, k);
                a02 = TDot.Add(a02, x0, v);
                a12 = TDot.Add(a12, x1, v);
                v = Codes(q3, k);
                a03 = TDot.Add(a03, x0, v);
                a13 = TDot.Add(a13, x1, v);
            }

            var scale = Vector256.Create(d[b]);
            f00 = Scaled(a00, w0, scale, f00);
            f10 = Scaled(a10, w1, scale, f10);
            scale = Vector256.Create(d[b + blocks]);
            f01 = Scaled(a01, w0, scale, f01);
            f11 = Scaled(a11, w1, scale, f11);
            scale = Vector256.Create(d[b + (2 * blocks)]);
            f02 = Scaled(a02, w0, scale, f02);
            f12 = Scaled(a12, w1, scale, f12);
            scale = Vector256.Create(d[b + (3 * blocks)]);
            f03 = Scaled(a03, w0, scale, f03);
            f13 = Scaled(a13, w1, scale, f13);
        }

        Store(y, f00, f10, adds, pair);
        Store(y + stride, f01, f11, adds, pair);
        Store(y + (2L * stride), f02, f12, adds, pair);
        Store(y + (3L * stride), f03, f13, adds, pair);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector256<byte> Weights(byte* block, int run) => Vector256.Load(block + ScaleBytes + (run * Run));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector256<sbyte> Codes(sbyte* codes, int run) => Vector256.Create(*(int*)(codes + (4 * run))).AsSByte();

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
