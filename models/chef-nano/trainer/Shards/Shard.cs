using System.Runtime.InteropServices;

namespace ChefNano.Trainer.Shards;

/// <summary>A shard file: the bytes CNS1, then for each document its length n as int32, n uint16 token ids and n mask bytes.</summary>
internal static class Shard
{
    public static List<Document> Read(string path)
    {
        using var reader = new BinaryReader(File.OpenRead(path));
        var documents = new List<Document>();
        if (!reader.ReadBytes(4).AsSpan().SequenceEqual("CNS1"u8))
        {
            throw new InvalidDataException($"'{path}' does not begin with 'CNS1'. Write shards with the teacher.");
        }

        while (reader.BaseStream.Position < reader.BaseStream.Length)
        {
            var (start, left) = (reader.BaseStream.Position, reader.BaseStream.Length - reader.BaseStream.Position);
            var length = left < 4 ? -1 : reader.ReadInt32();
            if (length <= 0 || (3L * length) + 4 > left)
            {
                throw new InvalidDataException($"'{path}' breaks off in the document at byte {start}: {left} bytes are left. Write the shard again.");
            }

            var tokens = MemoryMarshal.Cast<byte, ushort>(reader.ReadBytes(2 * length)).ToArray();
            documents.Add(new Document(tokens, Array.ConvertAll(reader.ReadBytes(length), mask => mask != 0)));
        }

        return documents;
    }

    public static void Write(string path, IEnumerable<Document> documents)
    {
        using var writer = new BinaryWriter(File.Create(path));
        writer.Write("CNS1"u8);
        foreach (var document in documents)
        {
            writer.Write(document.Length);
            writer.Write(MemoryMarshal.AsBytes<ushort>(document.Tokens));
            writer.Write(Array.ConvertAll(document.Targets, target => (byte)(target ? 1 : 0)));
        }
    }
}
