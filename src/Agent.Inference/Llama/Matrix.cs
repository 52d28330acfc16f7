using Agent.Inference.Files;

namespace Agent.Inference.Llama;

/// <summary>
/// Weights in the engine's own arrangement: groups of eight rows, so that one vector holds the same column of eight rows
/// and no sum ever runs across lanes. Every (row, token) adds its columns in one fixed order, so results have the same
/// bits in any batch and on any number of threads.
/// </summary>
internal abstract unsafe class Matrix(int rows, int columns) : IDisposable
{
    public const int GroupRows = 8;

    public int Rows => rows;

    public int Columns => columns;

    /// <summary>Groups of eight rows; the last may hold rows of zeros.</summary>
    public int Groups => (rows + GroupRows - 1) / GroupRows;

    /// <summary>What an adapter adds to every product, which is not part of <see cref="Multiply"/>; null without one.</summary>
    public LowRank? Correction { get; set; }

    /// <summary>Whether the panel's bytes are read and not its numbers.</summary>
    public abstract bool ReadsCodes { get; }

    /// <summary>Computes rows [firstGroup * 8, endGroup * 8) for the first <paramref name="tokens"/> rows of the panel.</summary>
    public abstract void Multiply(Panel panel, int tokens, int firstGroup, int endGroup, Output output);

    /// <summary>Writes one row as numbers.</summary>
    public abstract void ReadRow(int row, float* target);

    public abstract void Dispose();

    /// <summary>Rearranges a tensor of the file, which must be <paramref name="rows"/> x <paramref name="columns"/>.</summary>
    public static Matrix Load(GgufFile file, string name, int rows, int columns)
    {
        var tensor = file.FindTensor(name) ?? throw file.Refused($"it has no tensor '{name}'. Convert the model again.");
        if (tensor.Dimensions is not [var width, var height] || width != (ulong)columns || height != (ulong)rows)
        {
            throw file.Refused($"tensor '{name}' is {tensor.Shape}, and by its metadata it must be {columns}x{rows}.");
        }

        var bytes = file.Bytes(tensor);
        return tensor.Type switch
        {
            GgufType.F32 => new RealMatrix<SingleStore>(bytes, rows, columns),
            GgufType.F16 => new RealMatrix<HalfStore>(bytes, rows, columns),
            GgufType.Q8_0 => ByteMatrix.Read(bytes, rows, columns) ?? throw file.Refused($"tensor '{name}' has a scale that is not a finite number."),
            _ => throw file.Refused($"tensor '{name}' is {tensor.Type}. This engine reads: F32, F16, Q8_0."),
        };
    }
}
