using System.Runtime.InteropServices;

namespace Agent.Inference.Llama;

/// <summary>
/// What an adapter adds to the products of one matrix: <see cref="Down"/> makes a few numbers of an input and
/// <see cref="Up"/>, which has the scale in it, makes of these what is added. The matrix itself keeps every bit.
/// </summary>
internal sealed class LowRank : IDisposable
{
    /// <param name="down">The adapter's A: a row for each of the few numbers.</param>
    /// <param name="up">The adapter's B: a column for each of them.</param>
    /// <param name="rank">How many they are.</param>
    /// <param name="scale">What B is multiplied by.</param>
    public LowRank(float[] down, float[] up, int rank, float scale)
    {
        var (columns, rows) = (down.Length / rank, up.Length / rank);
        Down = new RealMatrix<SingleStore>(MemoryMarshal.AsBytes<float>(down), rank, columns);
        // The kernels write whole groups of rows and read columns by fours; what is added to the rank for that is 0.
        Width = Down.Groups * Matrix.GroupRows;
        var padded = new float[rows * Width];
        for (var row = 0; row < rows; row++)
        {
            for (var i = 0; i < rank; i++)
            {
                padded[(row * Width) + i] = up[(row * rank) + i] * scale;
            }
        }

        Up = new RealMatrix<SingleStore>(MemoryMarshal.AsBytes<float>(padded), rows, Width);
    }

    public Matrix Down { get; }

    public Matrix Up { get; }

    /// <summary>The numbers between the two, with those that are always 0.</summary>
    public int Width { get; }

    public void Dispose()
    {
        Down.Dispose();
        Up.Dispose();
    }
}
