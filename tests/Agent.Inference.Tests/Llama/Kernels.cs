using System.Runtime.Intrinsics.X86;
using Agent.Inference.Files;
using Agent.Inference.Llama;
using Agent.Inference.Tests.Files;
using Xunit;

namespace Agent.Inference.Tests.Llama;

public sealed unsafe class Kernels
{
    private const int Columns = 96;

    [Theory]
    [InlineData(8, 1)]
    [InlineData(16, 4)]
    [InlineData(21, 5)]
    [InlineData(40, 11)]
    public void Byte_products_have_the_bits_of_the_plain_loop(int rows, int tokens)
    {
        using var matrix = (ByteMatrix)Matrix(GgufType.Q8_0, rows);
        using var panel = Filled(tokens);
        var plain = Product(rows, tokens, output => matrix.MultiplyPlainly(panel, tokens, 0, matrix.Groups, output));
        Assert.Equal(plain, Product(rows, tokens, output => matrix.Multiply(panel, tokens, 0, matrix.Groups, output)));
    }

    [Theory]
    [InlineData(16, 4)]
    [InlineData(24, 7)]
    public void Without_the_dot_product_instruction_the_bits_are_the_same(int rows, int tokens)
    {
        if (!Avx2.IsSupported || !Fma.IsSupported)
        {
            Assert.Skip("This processor has no AVX2.");
        }

        using var matrix = (ByteMatrix)Matrix(GgufType.Q8_0, rows);
        using var panel = Filled(tokens);
        var plain = Product(rows, tokens, output => matrix.MultiplyPlainly(panel, tokens, 0, matrix.Groups, output));
        Assert.Equal(plain, Product(rows, tokens, output => ByteKernel<Avx2Dot>.Multiply(matrix.Image, panel, tokens, 0, matrix.Groups, output)));
    }

    [Theory]
    [InlineData(8, 1)]
    [InlineData(21, 5)]
    public void Real_products_have_the_bits_of_the_plain_loop(int rows, int tokens)
    {
        using var panel = Filled(tokens);
        using var singles = (RealMatrix<SingleStore>)Matrix(GgufType.F32, rows);
        using var halves = (RealMatrix<HalfStore>)Matrix(GgufType.F16, rows);
        Assert.Equal(
            Product(rows, tokens, output => singles.MultiplyPlainly(panel, tokens, 0, singles.Groups, output)),
            Product(rows, tokens, output => singles.Multiply(panel, tokens, 0, singles.Groups, output)));
        Assert.Equal(
            Product(rows, tokens, output => halves.MultiplyPlainly(panel, tokens, 0, halves.Groups, output)),
            Product(rows, tokens, output => halves.Multiply(panel, tokens, 0, halves.Groups, output)));
    }

    [Fact]
    public void Extreme_bytes_do_not_overflow()
    {
        // Weights and inputs all at the ends of their range: where adding pairs of products would saturate.
        var stored = new byte[16 * Columns / 32 * 34];
        for (var block = 0; block < stored.Length; block += 34)
        {
            BitConverter.TryWriteBytes(stored.AsSpan(block), (Half)1);
            stored.AsSpan(block + 2, 32).Fill((byte)(block % 68 == 0 ? 0x80 : 0x7f));
        }

        using var matrix = ByteMatrix.Read(stored, 16, Columns)!;
        using var panel = new Panel(4, Columns);
        new Span<float>(panel.Values(0), 4 * Columns).Fill(-3);
        for (var token = 0; token < 4; token++)
        {
            panel.Quantize(token);
        }

        var plain = Product(16, 4, output => matrix.MultiplyPlainly(panel, 4, 0, 2, output));
        Assert.Equal(plain, Product(16, 4, output => matrix.Multiply(panel, 4, 0, 2, output)));
        if (Avx2.IsSupported && Fma.IsSupported)
        {
            Assert.Equal(plain, Product(16, 4, output => ByteKernel<Avx2Dot>.Multiply(matrix.Image, panel, 4, 0, 2, output)));
        }
    }

    [Fact]
    public void Every_scale_is_kept_as_the_nearest_half()
    {
        var random = new SplitMix64(3);
        for (var i = 0; i < 20000; i++)
        {
            var value = (float)(random.NextReal() * Math.Pow(2, (random.NextReal() * 40) - 26));
            Assert.Equal((float)(Half)value, Panel.ToHalfPrecision(value));
        }
    }

    [Fact]
    public void An_infinite_scale_is_refused()
    {
        var stored = new byte[34];
        BitConverter.TryWriteBytes(stored, Half.PositiveInfinity);
        Assert.Null(ByteMatrix.Read(stored, 1, 32));
    }

    private static Matrix Matrix(GgufType type, int rows)
    {
        var random = new SplitMix64((ulong)rows);
        float[] weights = [.. Enumerable.Range(0, rows * Columns).Select(_ => (float)(random.NextReal() - 0.5))];
        using var written = new ModelFile(new GgufWriter().Add("general.architecture", "llama").AddTensor("w", type, weights, Columns, (ulong)rows));
        using var file = written.Open();
        return Inference.Llama.Matrix.Load(file, "w", rows, Columns);
    }

    private static Panel Filled(int tokens)
    {
        var random = new SplitMix64(7);
        var panel = new Panel(tokens, Columns);
        for (var token = 0; token < tokens; token++)
        {
            for (var column = 0; column < Columns; column++)
            {
                // One block of zeros: its scale is zero too.
                panel.Values(token)[column] = token == 0 && column < 32 ? 0 : (float)(random.NextReal() - 0.5);
            }

            panel.Quantize(token);
        }

        return panel;
    }

    private static float[] Product(int rows, int tokens, Action<Output> multiply)
    {
        var stride = (rows + 7) / 8 * 8;
        var result = new float[stride * tokens];
        result.AsSpan().Fill(0.25f);
        fixed (float* start = result)
        {
            multiply(new(start, stride));
            multiply(new(start, stride, adds: true));
        }

        return result;
    }
}
