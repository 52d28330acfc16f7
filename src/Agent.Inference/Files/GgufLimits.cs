namespace Agent.Inference.Files;

/// <summary>
/// What a file may ask of the reader. Real models stay far below; a file above these numbers is
/// refused before anything is allocated for it.
/// </summary>
internal static class GgufLimits
{
    public const ulong Entries = 65_536;
    public const ulong Tensors = 65_536;
    public const ulong KeyBytes = 1_024;
    public const ulong TensorNameBytes = 63;
    public const ulong Dimensions = 4;
    public const ulong TextBytes = 4UL << 20;
    public const ulong Alignment = 65_536;

    /// <summary>Elements of all arrays and bytes of all texts together, so that many small ones cannot add up.</summary>
    public const ulong AllElements = 4UL << 20;
    public const ulong AllTextBytes = 16UL << 20;

    // The smallest record: a key of no bytes, a type and one byte; a name of no bytes, one dimension, type and offset.
    public const ulong SmallestEntry = 8 + 4 + 1;
    public const ulong SmallestTensor = 8 + 4 + 8 + 4 + 8;
}
