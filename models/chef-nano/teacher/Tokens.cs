using Agent.Inference.Templates;
using Agent.Inference.Tokenizers;

namespace ChefNano.Teacher;

/// <summary>Writes lessons as token shards: the magic "CNS1", then for each lesson its length, its ids as uint16 and a mask byte a token.</summary>
internal sealed class Tokens(Tokenizer tokenizer, ChatTemplate template)
{
    public (ushort[] Ids, byte[] Mask) Of(Lesson lesson)
    {
        var ids = new List<ushort>();
        var mask = new List<byte>();
        var spoken = -1;
        foreach (var piece in template.Render(lesson.Messages, reply: false))
        {
            var encoded = tokenizer.Encode(piece.Text, piece.Special);
            // A reply is its text and the marker that ends it; the marker that opens it is given.
            var learned = piece.MessageIndex >= 0 && lesson.Learned.Contains(piece.MessageIndex) && (!piece.Special || spoken == piece.MessageIndex);
            for (var i = 0; i < encoded.Length; i++)
            {
                ids.Add((ushort)encoded[i]);
                mask.Add((byte)(learned && (!piece.Special || i == 0) ? 1 : 0));
            }
            if (!piece.Special)
                spoken = piece.MessageIndex;
        }
        return ([.. ids], [.. mask]);
    }

    public static void Write(string path, IEnumerable<(ushort[] Ids, byte[] Mask)> lessons)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(Path.GetFullPath(path))!);
        using (var writer = new BinaryWriter(File.Create(path + ".part")))
        {
            writer.Write("CNS1"u8);
            foreach (var (ids, mask) in lessons)
            {
                writer.Write(ids.Length);
                foreach (var id in ids)
                    writer.Write(id);
                writer.Write(mask);
            }
        }
        File.Move(path + ".part", path, overwrite: true);
    }
}
