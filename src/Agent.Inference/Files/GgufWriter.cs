using System.Text;

namespace Agent.Inference.Files;

/// <summary>Writes a GGUF version 3 file that this engine and llama.cpp read.</summary>
public sealed class GgufWriter
{
    private const int Alignment = 32;
    private readonly List<(string Key, GgufValueType Type, Action<BinaryWriter> Value)> _metadata = [];
    private readonly List<(string Name, GgufType Type, ulong[] Dimensions, byte[] Bytes)> _tensors = [];

    public GgufWriter Add(string key, string value) => Add(key, GgufValueType.String, writer => Text(writer, value));

    public GgufWriter Add(string key, uint value) => Add(key, GgufValueType.UInt32, writer => writer.Write(value));

    public GgufWriter Add(string key, float value) => Add(key, GgufValueType.Float32, writer => writer.Write(value));

    public GgufWriter Add(string key, bool value) => Add(key, GgufValueType.Bool, writer => writer.Write(value));

    public GgufWriter Add(string key, string[] values) => Add(key, GgufValueType.String, values, Text);

    public GgufWriter Add(string key, float[] values) => Add(key, GgufValueType.Float32, values, (writer, value) => writer.Write(value));

    public GgufWriter Add(string key, int[] values) => Add(key, GgufValueType.Int32, values, (writer, value) => writer.Write(value));

    /// <summary>Adds a tensor from its elements in row order, stored as F32, F16 or Q8_0; the first dimension is the row length.</summary>
    public GgufWriter AddTensor(string name, GgufType type, ReadOnlySpan<float> values, params ulong[] dimensions)
        => AddTensor(name, type, GgufEncoding.Encode(type, values), dimensions);

    /// <summary>Adds a tensor whose bytes are already stored as <paramref name="type"/> wants them.</summary>
    public GgufWriter AddTensor(string name, GgufType type, byte[] bytes, params ulong[] dimensions)
    {
        ArgumentNullException.ThrowIfNull(bytes);
        var block = GgufBlock.Of(type) ?? throw new ArgumentException($"There is no tensor type {(uint)type}.", nameof(type));
        var needed = dimensions.Aggregate(UInt128.One, (product, dimension) => product * dimension) / block.Elements * block.Bytes;
        if (needed != (UInt128)bytes.Length)
        {
            throw new ArgumentException($"Tensor '{name}' of {string.Join('x', dimensions)} {type} takes {needed} bytes, not {bytes.Length}.", nameof(bytes));
        }

        _tensors.Add((name, type, dimensions, bytes));
        return this;
    }

    public void Write(Stream stream)
    {
        using var writer = new BinaryWriter(stream, Encoding.UTF8, leaveOpen: true);
        var length = WriteHeader(writer);
        foreach (var tensor in _tensors)
        {
            writer.Write(new byte[Padding(length)]);
            writer.Write(tensor.Bytes);
            length = tensor.Bytes.Length;
        }

        writer.Write(new byte[Padding(length)]);
    }

    private long WriteHeader(BinaryWriter target)
    {
        // Written aside first: padding counts from the file's beginning, and the stream may not know its position.
        using var header = new MemoryStream();
        using var writer = new BinaryWriter(header, Encoding.UTF8);
        writer.Write("GGUF"u8);
        writer.Write(3u);
        writer.Write((ulong)_tensors.Count);
        writer.Write((ulong)_metadata.Count);
        foreach (var (key, type, value) in _metadata)
        {
            Text(writer, key);
            writer.Write((uint)type);
            value(writer);
        }

        var offset = 0UL;
        foreach (var (name, type, dimensions, bytes) in _tensors)
        {
            Text(writer, name);
            writer.Write((uint)dimensions.Length);
            Array.ForEach(dimensions, writer.Write);
            writer.Write((uint)type);
            writer.Write(offset);
            offset += (ulong)(bytes.LongLength + Padding(bytes.LongLength));
        }

        writer.Flush();
        target.Write(header.ToArray());
        return header.Length;
    }

    private GgufWriter Add(string key, GgufValueType type, Action<BinaryWriter> value)
    {
        _metadata.Add((key, type, value));
        return this;
    }

    private GgufWriter Add<T>(string key, GgufValueType element, T[] values, Action<BinaryWriter, T> write)
        => Add(key, GgufValueType.Array, writer =>
        {
            writer.Write((uint)element);
            writer.Write((ulong)values.Length);
            foreach (var value in values)
            {
                write(writer, value);
            }
        });

    private static void Text(BinaryWriter writer, string text)
    {
        var bytes = Encoding.UTF8.GetBytes(text);
        writer.Write((ulong)bytes.Length);
        writer.Write(bytes);
    }

    private static int Padding(long length) => (int)((Alignment - (length % Alignment)) % Alignment);
}
