using System.Buffers.Binary;
using System.Text;
using Agent.Inference.Files;

namespace Agent.Inference.Tests.Files;

/// <summary>Writes the bytes of a file without any of the writer's care, so that each of them can lie.</summary>
internal sealed class RawGguf
{
    private readonly List<byte> _bytes = [];

    public RawGguf(ulong tensors, ulong entries, uint version = 3)
    {
        _bytes.AddRange("GGUF"u8);
        U32(version).U64(tensors).U64(entries);
    }

    public byte[] Bytes => [.. _bytes];

    public RawGguf U8(byte value)
    {
        _bytes.Add(value);
        return this;
    }

    public RawGguf U32(uint value)
    {
        Span<byte> bytes = stackalloc byte[4];
        BinaryPrimitives.WriteUInt32LittleEndian(bytes, value);
        _bytes.AddRange(bytes);
        return this;
    }

    public RawGguf U64(ulong value)
    {
        Span<byte> bytes = stackalloc byte[8];
        BinaryPrimitives.WriteUInt64LittleEndian(bytes, value);
        _bytes.AddRange(bytes);
        return this;
    }

    public RawGguf Text(string text)
    {
        var bytes = Encoding.UTF8.GetBytes(text);
        U64((ulong)bytes.Length);
        _bytes.AddRange(bytes);
        return this;
    }

    public RawGguf Key(string key, GgufValueType type) => Text(key).U32((uint)type);

    public RawGguf Tensor(string name, GgufType type, ulong offset, params ulong[] dimensions)
    {
        Text(name).U32((uint)dimensions.Length);
        Array.ForEach(dimensions, dimension => U64(dimension));
        return U32((uint)type).U64(offset);
    }

    /// <summary>Pads to the data and appends that many bytes of it.</summary>
    public RawGguf Data(int length)
    {
        _bytes.AddRange(new byte[((32 - (_bytes.Count % 32)) % 32) + length]);
        return this;
    }
}
