using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace Agent.Inference.Llama;

/// <summary>F32 or F16 weights: per column the eight numbers of a group, read against the panel's numbers.</summary>
internal sealed unsafe class RealMatrix<TStore> : Matrix
    where TStore : struct, IRealStore
{
    private readonly AlignedMemory<byte> _image;

    public RealMatrix(ReadOnlySpan<byte> stored, int rows, int columns)
        : base(rows, columns)
    {
        var size = TStore.Bytes;
        _image = new((long)Groups * columns * GroupRows * size);
        for (var row = 0; row < rows; row++)
        {
            for (var column = 0; column < columns; column++, stored = stored[size..])
            {
                stored[..size].CopyTo(new Span<byte>(At(row, column), size));
            }
        }
    }

    public override bool ReadsCodes => false;

    public override void Multiply(Panel panel, int tokens, int firstGroup, int endGroup, Output output)
    {
        for (var group = firstGroup; group < endGroup; group++)
        {
            var token = 0;
            for (; token + 2 <= tokens; token += 2)
            {
                MultiplyTwo(panel, token, group, output);
            }

            if (token < tokens)
            {
                MultiplyOne(panel, token, group, output);
            }
        }
    }

    public override void ReadRow(int row, float* target)
    {
        for (var column = 0; column < Columns; column++)
        {
            target[column] = TStore.Load(At(row / GroupRows * GroupRows, column))[row % GroupRows];
        }
    }

    public override void Dispose() => _image.Dispose();

    /// <summary>The same product one number at a time, in the same order: the reference for the kernel.</summary>
    public void MultiplyPlainly(Panel panel, int tokens, int firstGroup, int endGroup, Output output)
    {
        Span<float> sums = stackalloc float[4];
        for (var row = firstGroup * GroupRows; row < endGroup * GroupRows; row++)
        {
            for (var token = 0; token < tokens; token++)
            {
                sums.Clear();
                for (var column = 0; column < Columns; column++)
                {
                    var weight = TStore.Load(At(row / GroupRows * GroupRows, column))[row % GroupRows];
                    sums[column % 4] = MathF.FusedMultiplyAdd(weight, panel.Values(token)[column], sums[column % 4]);
                }

                var target = output.Start + ((long)token * output.Stride) + row;
                var sum = sums[0] + sums[1] + (sums[2] + sums[3]);
                *target = output.Adds ? *target + sum : sum;
            }
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void MultiplyOne(Panel panel, int token, int group, Output output)
    {
        byte* w = At(group * GroupRows, 0);
        float* x = panel.Values(token);
        var step = GroupRows * TStore.Bytes;
        Vector256<float> a0 = default, a1 = default, a2 = default, a3 = default;
        for (var column = 0; column < Columns; column += 4, x += 4, w += 4 * step)
        {
            a0 = Vector256.FusedMultiplyAdd(TStore.Load(w), Vector256.Create(x[0]), a0);
            a1 = Vector256.FusedMultiplyAdd(TStore.Load(w + step), Vector256.Create(x[1]), a1);
            a2 = Vector256.FusedMultiplyAdd(TStore.Load(w + (2 * step)), Vector256.Create(x[2]), a2);
            a3 = Vector256.FusedMultiplyAdd(TStore.Load(w + (3 * step)), Vector256.Create(x[3]), a3);
        }

        Store(output, group, token, a0 + a1 + (a2 + a3));
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void MultiplyTwo(Panel panel, int token, int group, Output output)
    {
        byte* w = At(group * GroupRows, 0);
        float* x = panel.Values(token), z = panel.Values(token + 1);
        var step = GroupRows * TStore.Bytes;
        Vector256<float> a0 = default, a1 = default, a2 = default, a3 = default;
        Vector256<float> b0 = default, b1 = default, b2 = default, b3 = default;
        for (var column = 0; column < Columns; column += 4, x += 4, z += 4, w += 4 * step)
        {
            var weights = TStore.Load(w);
            a0 = Vector256.FusedMultiplyAdd(weights, Vector256.Create(x[0]), a0);
            b0 = Vector256.FusedMultiplyAdd(weights, Vector256.Create(z[0]), b0);
            weights = TStore.Load(w + step);
            a1 = Vector256.FusedMultiplyAdd(weights, Vector256.Create(x[1]), a1);
            b1 = Vector256.FusedMultiplyAdd(weights, Vector256.Create(z[1]), b1);
            weights = TStore.Load(w + (2 * step));
            a2 = Vector256.FusedMultiplyAdd(weights, Vector256.Create(x[2]), a2);
            b2 = Vector256.FusedMultiplyAdd(weights, Vector256.Create(z[2]), b2);
            weights = TStore.Load(w + (3 * step));
            a3 = Vector256.FusedMultiplyAdd(weights, Vector256.Create(x[3]), a3);
            b3 = Vector256.FusedMultiplyAdd(weights, Vector256.Create(z[3]), b3);
        }

        Store(output, group, token, a0 + a1 + (a2 + a3));
        Store(output, group, token + 1, b0 + b1 + (b2 + b3));
    }

    private static void Store(Output output, int group, int token, Vector256<float> sums)
    {
        var target = output.Start + ((long)token * output.Stride) + (group * GroupRows);
        (output.Adds ? Vector256.Load(target) + sums : sums).Store(target);
    }

    private byte* At(int row, int column)
        => _image.Start + (((((long)row / GroupRows * Columns) + column) * GroupRows) + (row % GroupRows)) * TStore.Bytes;
}
