using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace Agent.Inference.Llama;

/// <summary>
/// The inputs of a matrix: one row of numbers per token, and beside it the same row in blocks of 32 signed bytes with a
/// scale each, for matrices that store bytes themselves. The bytes of four tokens lie together, four columns of each by
/// turns, so that a tile of four tokens reads them in one stream.
/// </summary>
internal sealed unsafe class Panel : IDisposable
{
    public const int Block = 32;

    /// <summary>Tokens whose bytes lie together.</summary>
    public const int Tile = 4;

    /// <summary>Columns of a token that lie together.</summary>
    public const int Run = 4;

    // A byte matrix stores its weights with 128 added; this much of a block's sum takes that out again.
    public const int Offset = 128;
    private readonly AlignedMemory<float> _values;
    private readonly AlignedMemory<sbyte> _codes;
    private readonly AlignedMemory<float> _scales;
    private readonly AlignedMemory<int> _starts;

    public Panel(int tokens, int columns)
    {
        Columns = columns;
        Blocks = columns / Block;
        var tiles = (tokens + Tile - 1) / Tile;
        _values = new((long)tokens * columns);
        _codes = new((long)tiles * Tile * columns);
        _scales = new((long)tiles * Tile * Blocks);
        _starts = new((long)tiles * Tile * Blocks);
    }

    public int Columns { get; }

    public int Blocks { get; }

    public float* Values(int token) => _values.Start + ((long)token * Columns);

    /// <summary>A token's first run of codes; its next ones follow <see cref="Run"/> x <see cref="Tile"/> bytes apart.</summary>
    public sbyte* Codes(int token) => _codes.Start + ((long)(token / Tile) * Tile * Columns) + (token % Tile * Run);

    /// <summary>A token's first scale; that of the next block is <see cref="Tile"/> places on.</summary>
    public float* Scales(int token) => _scales.Start + ((long)(token / Tile) * Tile * Blocks) + (token % Tile);

    /// <summary>
    /// The sum of each block's codes times -<see cref="Offset"/>, where an integer sum over weights plus 128 starts; placed
    /// as the scales are.
    /// </summary>
    public int* Starts(int token) => _starts.Start + ((long)(token / Tile) * Tile * Blocks) + (token % Tile);

    /// <summary>One code, for the plain loop.</summary>
    public int Code(int token, int column) => Codes(token)[(column / Run * Run * Tile) + (column % Run)];

    /// <summary>
    /// Stores a token's row as bytes: the scale is the largest magnitude over 127, codes are rounded to even, and the
    /// scale is then kept in the precision of a half, as llama.cpp does, so that both engines multiply the same numbers.
    /// </summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public void Quantize(int token)
    {
        float* x = Values(token);
        int* runs = (int*)Codes(token);
        for (var block = 0; block < Blocks; block++, x += Block)
        {
            var (x0, x1, x2, x3) = (Vector256.Load(x), Vector256.Load(x + 8), Vector256.Load(x + 16), Vector256.Load(x + 24));
            var largest = Vector256.Max(Vector256.Max(Vector256.Abs(x0), Vector256.Abs(x1)), Vector256.Max(Vector256.Abs(x2), Vector256.Abs(x3)));
            var peak = Lanes.Max(largest);
            var inverse = Vector256.Create(peak == 0 ? 0 : 127f / peak);
            var (c0, c1, c2, c3) = (Codes(x0 * inverse), Codes(x1 * inverse), Codes(x2 * inverse), Codes(x3 * inverse));
            var codes = Vector256.Narrow(Vector256.Narrow(c0, c1), Vector256.Narrow(c2, c3)).AsInt32();
            for (var run = 0; run < Block / Run; run++, runs += Tile)
            {
                *runs = codes[run];
            }

            Scales(token)[block * Tile] = ToHalfPrecision(peak / 127f);
            Starts(token)[block * Tile] = -Offset * Vector256.Sum(c0 + c1 + (c2 + c3));
        }
    }

    /// <summary>The value of the nearest half: 10 bits of fraction, or steps of 2^-24 near zero. Beyond a half's range it stays as it is.</summary>
    internal static float ToHalfPrecision(float value)
    {
        const float SmallestNormal = 6.1035156e-5f;
        const float Aligner = 0.5f;
        if (value < SmallestNormal)
        {
            // Numbers from a half to one are 2^-24 apart in single precision: adding rounds, taking away restores.
            return value + Aligner - Aligner;
        }

        var bits = BitConverter.SingleToUInt32Bits(value);
        return value > (float)Half.MaxValue ? value : BitConverter.UInt32BitsToSingle((bits + 0xfff + ((bits >> 13) & 1)) & ~0x1fffu);
    }

    public void Dispose()
    {
        _values.Dispose();
        _codes.Dispose();
        _scales.Dispose();
        _starts.Dispose();
    }

    private static Vector256<int> Codes(Vector256<float> scaled) => Vector256.ConvertToInt32(Vector256.Round(scaled));
}
