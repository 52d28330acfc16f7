using System.Buffers.Binary;
using System.Runtime.Intrinsics.X86;

namespace Agent.Inference.Llama;

/// <summary>
/// Q8_0 weights. A group of 8 rows and 32 columns is 288 bytes: 8 scales, then 8 runs of 4 columns x 8 rows, each weight
/// with 128 added. So one load brings four columns of eight rows, ready for a dot product of four bytes per lane.
/// </summary>
internal sealed unsafe class ByteMatrix : Matrix
{
    public const int BlockBytes = (GroupRows * sizeof(float)) + (GroupRows * Panel.Block);
    private const int StoredBytes = 34;
    private readonly AlignedMemory<byte> _image;
    private readonly int _blocks;

    private ByteMatrix(int rows, int columns)
        : base(rows, columns)
    {
        _blocks = columns / Panel.Block;
        _image = new((long)Groups * _blocks * BlockBytes);
    }

    public override bool ReadsCodes => true;

    internal byte* Image => _image.Start;

    /// <summary>Null when a scale is infinite or not a number.</summary>
    public static ByteMatrix? Read(ReadOnlySpan<byte> stored, int rows, int columns)
    {
        var matrix = new ByteMatrix(rows, columns);
        for (var row = 0; row < rows; row++)
        {
            for (var block = 0; block < matrix._blocks; block++, stored = stored[StoredBytes..])
            {
                var scale = (float)BinaryPrimitives.ReadHalfLittleEndian(stored);
                if (!float.IsFinite(scale))
                {
                    matrix.Dispose();
                    return null;
                }

                matrix.Place(row, block, scale, stored[2..StoredBytes]);
            }
        }

        return matrix;
    }

    public override void Multiply(Panel panel, int tokens, int firstGroup, int endGroup, Output output)
    {
        var image = Image;
        if (AvxVnni.IsSupported)
        {
            ByteKernel<VnniDot>.Multiply(image, panel, tokens, firstGroup, endGroup, output);
        }
        else if (Avx2.IsSupported && Fma.IsSupported)
        {
            ByteKernel<Avx2Dot>.Multiply(image, panel, tokens, firstGroup, endGroup, output);
        }
        else
        {
            MultiplyPlainly(panel, tokens, firstGroup, endGroup, output);
        }
    }

    /// <summary>The same product one number at a time: the reference for the kernels, and the way where there are no vectors.</summary>
    public void MultiplyPlainly(Panel panel, int tokens, int firstGroup, int endGroup, Output output)
    {
        for (var row = firstGroup * GroupRows; row < endGroup * GroupRows; row++)
        {
            for (var token = 0; token < tokens; token++)
            {
                var sum = 0f;
                for (var block = 0; block < _blocks; block++)
                {
                    sum = MathF.FusedMultiplyAdd(DotPlainly(panel, token, row, block), Scale(row, block) * panel.Scales(token)[block * Panel.Tile], sum);
                }

                var target = output.Start + ((long)token * output.Stride) + row;
                *target = output.Adds ? *target + sum : sum;
            }
        }
    }

    public override void ReadRow(int row, float* target)
    {
        for (var column = 0; column < Columns; column++)
        {
            target[column] = Scale(row, column / Panel.Block) * Weight(row, column);
        }
    }

    public override void Dispose() => _image.Dispose();

    private int DotPlainly(Panel panel, int token, int row, int block)
    {
        var sum = 0;
        for (var column = block * Panel.Block; column < (block + 1) * Panel.Block; column++)
        {
            sum += Weight(row, column) * panel.Code(token, column);
        }

        return sum;
    }

    private byte* BlockAt(int row, int block) => _image.Start + ((((long)row / GroupRows * _blocks) + block) * BlockBytes);

    private float Scale(int row, int block) => ((float*)BlockAt(row, block))[row % GroupRows];

    private int Weight(int row, int column) => BlockAt(row, column / Panel.Block)[Position(row, column % Panel.Block)] - Panel.Offset;

    private static int Position(int row, int column)
        => (GroupRows * sizeof(float)) + (column / 4 * Panel.Block) + (row % GroupRows * 4) + (column % 4);

    private void Place(int row, int block, float scale, ReadOnlySpan<byte> codes)
    {
        byte* at = BlockAt(row, block);
        ((float*)at)[row % GroupRows] = scale;
        for (var column = 0; column < codes.Length; column++)
        {
            at[Position(row, column)] = (byte)(codes[column] + Panel.Offset);
        }
    }
}
