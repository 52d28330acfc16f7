using System.Numerics;

namespace Agent.Inference.Files;

/// <summary>Reads the key-value part of a header.</summary>
internal static class GgufMetadata
{
    public static Dictionary<string, GgufValue> Read(GgufCursor cursor, ulong entries)
    {
        var metadata = new Dictionary<string, GgufValue>(StringComparer.Ordinal);
        for (var i = 0UL; i < entries; i++)
        {
            var key = cursor.ReadText(GgufLimits.KeyBytes, $"the key of metadata entry {i}");
            if (key.Length == 0)
            {
                throw cursor.Refused($"metadata entry {i} has an empty key.");
            }

            if (!metadata.TryAdd(key, ReadValue(cursor, key)))
            {
                throw cursor.Refused($"the metadata key '{key}' stands in it twice.");
            }
        }

        return metadata;
    }

    /// <summary>The distance to which tensors are padded: a power of two with an upper bound, 32 where nothing is said.</summary>
    public static ulong Alignment(GgufCursor cursor, Dictionary<string, GgufValue> metadata)
    {
        if (!metadata.TryGetValue("general.alignment", out var value))
        {
            return 32;
        }

        return value.Content is uint alignment && BitOperations.IsPow2(alignment) && alignment <= GgufLimits.Alignment
            ? alignment
            : throw cursor.Refused($"'general.alignment' is '{value.Content}'. It must be a power of two up to {GgufLimits.Alignment}.");
    }

    /// <summary>Refuses a part of a model: parts would have to be opened by names that another file chose.</summary>
    public static void RefuseParts(GgufCursor cursor, Dictionary<string, GgufValue> metadata)
    {
        if (metadata.TryGetValue("split.count", out var parts) && parts.Content is not (ushort)1 and not 1u)
        {
            throw cursor.Refused($"it is one of '{parts.Content}' parts of a model. Merge the parts into one file first.");
        }
    }

    private static GgufValue ReadValue(GgufCursor cursor, string key)
    {
        var what = $"the value of '{key}'";
        var type = (GgufValueType)cursor.Read<uint>(what);
        if (type != GgufValueType.Array)
        {
            return new(type, null, ReadScalar(cursor, type, what));
        }

        var element = (GgufValueType)cursor.Read<uint>(what);
        return new(type, element, ReadArray(cursor, element, cursor.Read<ulong>(what), what));
    }

    private static object ReadScalar(GgufCursor cursor, GgufValueType type, string what) => type switch
    {
        GgufValueType.UInt8 => cursor.Read<byte>(what),
        GgufValueType.Int8 => cursor.Read<sbyte>(what),
        GgufValueType.UInt16 => cursor.Read<ushort>(what),
        GgufValueType.Int16 => cursor.Read<short>(what),
        GgufValueType.UInt32 => cursor.Read<uint>(what),
        GgufValueType.Int32 => cursor.Read<int>(what),
        GgufValueType.Float32 => cursor.Read<float>(what),
        GgufValueType.Bool => ToBool(cursor, cursor.Read<byte>(what), what),
        GgufValueType.String => cursor.ReadText(GgufLimits.TextBytes, what),
        GgufValueType.UInt64 => cursor.Read<ulong>(what),
        GgufValueType.Int64 => cursor.Read<long>(what),
        GgufValueType.Float64 => cursor.Read<double>(what),
        _ => throw cursor.Refused($"{what} has type {(uint)type}. The types are 0 to 12."),
    };

    private static Array ReadArray(GgufCursor cursor, GgufValueType element, ulong count, string what) => element switch
    {
        GgufValueType.UInt8 => cursor.ReadMany<byte>(count, what),
        GgufValueType.Int8 => cursor.ReadMany<sbyte>(count, what),
        GgufValueType.UInt16 => cursor.ReadMany<ushort>(count, what),
        GgufValueType.Int16 => cursor.ReadMany<short>(count, what),
        GgufValueType.UInt32 => cursor.ReadMany<uint>(count, what),
        GgufValueType.Int32 => cursor.ReadMany<int>(count, what),
        GgufValueType.Float32 => cursor.ReadMany<float>(count, what),
        GgufValueType.Bool => Array.ConvertAll(cursor.ReadMany<byte>(count, what), value => ToBool(cursor, value, what)),
        GgufValueType.String => cursor.ReadTexts(count, what),
        GgufValueType.UInt64 => cursor.ReadMany<ulong>(count, what),
        GgufValueType.Int64 => cursor.ReadMany<long>(count, what),
        GgufValueType.Float64 => cursor.ReadMany<double>(count, what),
        GgufValueType.Array => throw cursor.Refused($"{what} is an array of arrays, which is not read."),
        _ => throw cursor.Refused($"{what} has elements of type {(uint)element}. The types are 0 to 12."),
    };

    private static bool ToBool(GgufCursor cursor, byte value, string what)
        => value <= 1 ? value == 1 : throw cursor.Refused($"{what} is the yes-or-no byte {value}. It must be 0 or 1.");
}
