namespace Agent.Inference.Files;

/// <summary>
/// One tensor of a file. <see cref="Dimensions"/> starts with the row length (the fastest one);
/// <see cref="Offset"/> counts from the start of the file; <see cref="Bytes"/> is the stored size.
/// </summary>
public sealed record GgufTensor(string Name, IReadOnlyList<ulong> Dimensions, GgufType Type, ulong Offset, ulong Bytes)
{
    /// <summary>The shape as text, row length first, for messages: <c>320x4096</c>.</summary>
    public string Shape => string.Join('x', Dimensions);
}
