namespace Agent.Inference.Files;

/// <summary>Everything in a file before the tensors' bytes, checked against the file's length.</summary>
internal sealed record GgufHeader(uint Version, Dictionary<string, GgufValue> Metadata, List<GgufTensor> Tensors)
{
    private const uint Magic = 0x46554747;

    public static GgufHeader Read(GgufCursor cursor)
    {
        var version = ReadVersion(cursor);
        var tensors = cursor.Read<ulong>("the tensor count");
        var entries = cursor.Read<ulong>("the metadata count");
        Bound(cursor, entries, GgufLimits.Entries, GgufLimits.SmallestEntry, "metadata entries");
        Bound(cursor, tensors, GgufLimits.Tensors, GgufLimits.SmallestTensor, "tensors");
        var metadata = GgufMetadata.Read(cursor, entries);
        GgufMetadata.RefuseParts(cursor, metadata);
        return new(version, metadata, GgufTensors.Read(cursor, tensors, GgufMetadata.Alignment(cursor, metadata)));
    }

    private static uint ReadVersion(GgufCursor cursor)
    {
        if (cursor.Read<uint>("the first four bytes") != Magic)
        {
            throw cursor.Refused("it does not begin with the letters GGUF. Convert the model to GGUF version 3.");
        }

        return cursor.Read<uint>("the version") switch
        {
            var version and (2 or 3) => version,
            0x02000000 or 0x03000000 => throw cursor.Refused("its bytes are in big-endian order. Convert the model for little-endian machines."),
            var version => throw cursor.Refused($"it is GGUF version {version}. This engine reads versions 2 and 3."),
        };
    }

    private static void Bound(GgufCursor cursor, ulong count, ulong limit, ulong smallest, string what)
    {
        if (count > limit)
        {
            throw cursor.Refused($"it announces {count} {what}, and {limit} are the limit.");
        }

        if (count > cursor.Remaining / smallest)
        {
            throw cursor.Refused($"it announces {count} {what}, more than its {cursor.Length} bytes can hold. Copy or download it again.");
        }
    }
}
