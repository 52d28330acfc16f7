namespace Agent.Inference.Files;

/// <summary>Reads the tensor part of a header and places every tensor inside the file.</summary>
internal static class GgufTensors
{
    public static List<GgufTensor> Read(GgufCursor cursor, ulong count, ulong alignment)
    {
        var names = new HashSet<string>(StringComparer.Ordinal);
        var tensors = new List<GgufTensor>();
        for (var i = 0UL; i < count; i++)
        {
            var tensor = ReadOne(cursor, i, alignment);
            if (!names.Add(tensor.Name))
            {
                throw cursor.Refused($"the tensor '{tensor.Name}' stands in it twice.");
            }

            tensors.Add(tensor);
        }

        var start = ((UInt128)cursor.Position + alignment - 1) / alignment * alignment;
        var placed = tensors.ConvertAll(tensor => Place(cursor, tensor, start));
        RefuseOverlaps(cursor, placed);
        return placed;
    }

    private static GgufTensor ReadOne(GgufCursor cursor, ulong index, ulong alignment)
    {
        var name = cursor.ReadText(GgufLimits.TensorNameBytes, $"the name of tensor {index}");
        var what = $"the description of tensor '{name}'";
        var dimensions = ReadDimensions(cursor, what);
        var type = (GgufType)cursor.Read<uint>(what);
        var offset = cursor.Read<ulong>(what);
        if (offset % alignment != 0)
        {
            throw cursor.Refused($"tensor '{name}' stands at offset {offset}, which is no multiple of {alignment}.");
        }

        return new(name, dimensions, type, offset, Size(cursor, name, dimensions, type));
    }

    private static ulong[] ReadDimensions(GgufCursor cursor, string what)
    {
        var count = cursor.Read<uint>(what);
        if (count is 0 || count > GgufLimits.Dimensions)
        {
            throw cursor.Refused($"{what} has {count} dimensions. A tensor has 1 to {GgufLimits.Dimensions}.");
        }

        var dimensions = new ulong[count];
        foreach (ref var dimension in dimensions.AsSpan())
        {
            dimension = cursor.Read<ulong>(what);
            if (dimension is 0 or > long.MaxValue)
            {
                throw cursor.Refused($"{what} has a dimension of {dimension}. A dimension is between 1 and {long.MaxValue}.");
            }
        }

        return dimensions;
    }

    private static ulong Size(GgufCursor cursor, string name, ulong[] dimensions, GgufType type)
    {
        var block = GgufBlock.Of(type) ?? throw cursor.Refused($"tensor '{name}' has type {(uint)type}, which is unknown or was removed from the format.");
        if (dimensions[0] % block.Elements != 0)
        {
            throw cursor.Refused($"tensor '{name}' has rows of {dimensions[0]} elements, which is no multiple of the {block.Elements} that {type} stores together.");
        }

        // Dividing by the file's length instead of multiplying first: no product is ever larger than 64 bits times 64 bits.
        UInt128 bytes = (UInt128)(dimensions[0] / block.Elements) * block.Bytes;
        foreach (var dimension in dimensions.AsSpan(1))
        {
            if (bytes > cursor.Length)
            {
                break;
            }

            bytes *= dimension;
        }

        return bytes <= cursor.Length
            ? (ulong)bytes
            : throw cursor.CutShort($"tensor '{name}' of {string.Join('x', dimensions)} {type}", bytes);
    }

    private static GgufTensor Place(GgufCursor cursor, GgufTensor tensor, UInt128 start)
    {
        var offset = start + tensor.Offset;
        return offset + tensor.Bytes <= cursor.Length
            ? tensor with { Offset = (ulong)offset }
            : throw cursor.CutShort($"tensor '{tensor.Name}'", offset + tensor.Bytes);
    }

    private static void RefuseOverlaps(GgufCursor cursor, List<GgufTensor> tensors)
    {
        GgufTensor? before = null;
        foreach (var tensor in tensors.OrderBy(tensor => tensor.Offset))
        {
            if (before is not null && tensor.Offset < before.Offset + before.Bytes)
            {
                throw cursor.Refused($"the tensors '{before.Name}' and '{tensor.Name}' share bytes.");
            }

            before = tensor;
        }
    }
}
