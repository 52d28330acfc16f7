using System.Buffers;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace Agent.Core.Journals;

/// <summary>Moves the long texts of a body to blobs and back; the body that comes back is the one that went, byte for byte.</summary>
internal static class LongTexts
{
    public static (byte[] Body, IReadOnlyList<BlobReference> Taken) TakeOut(byte[] body, Blobs blobs)
    {
        if (body.Length <= Blobs.Least)
            return (body, []);
        var taken = new List<BlobReference>();
        var left = new Splice(body);
        var place = new JsonPlace();
        var reader = new Utf8JsonReader(body, new JsonReaderOptions { MaxDepth = 64 });
        while (reader.Read())
        {
            place.Take(ref reader);
            if (reader.TokenType != JsonTokenType.String || reader.ValueSpan.Length <= Blobs.Least)
                continue;
            var text = new byte[reader.ValueSpan.Length];
            var length = reader.CopyString(text);
            taken.Add(new BlobReference(place.Pointer, blobs.Keep(text.AsSpan(0, length)), length));
            left.Replace(reader, "\"\""u8);
        }
        return (left.Rest(), taken);
    }

    public static ReadOnlySpan<byte> PutBack(ReadOnlySpan<byte> body, IReadOnlyList<BlobReference> taken, Blobs? blobs)
    {
        if (taken.Count == 0)
            return body;
        var missing = taken.ToDictionary(reference => reference.At);
        var whole = new Splice(body);
        var place = new JsonPlace();
        var reader = new Utf8JsonReader(body, new JsonReaderOptions { MaxDepth = 64 });
        while (reader.Read())
        {
            place.Take(ref reader);
            if (reader.TokenType == JsonTokenType.String && reader.ValueSpan.IsEmpty && missing.Remove(place.Pointer, out var reference))
                whole.Replace(reader, Quoted((blobs ?? throw new JournalException("names a blob, and there is no folder of blobs.")).Read(reference)));
        }
        return missing.Count == 0
            ? whole.Rest()
            : throw new JournalException($"names a blob for '{missing.Keys.First()}', where its body has no place for one.");
    }

    private static ReadOnlySpan<byte> Quoted(byte[] text)
    {
        var buffer = new ArrayBufferWriter<byte>(text.Length + 2);
        using (var writer = new Utf8JsonWriter(buffer, new JsonWriterOptions { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping }))
            writer.WriteStringValue(text);
        return buffer.WrittenSpan;
    }

    // Copies a JSON text with some of its tokens replaced.
    private ref struct Splice(ReadOnlySpan<byte> json)
    {
        private readonly ReadOnlySpan<byte> json = json;
        private readonly ArrayBufferWriter<byte> made = new(json.Length);
        private int copied;

        public void Replace(scoped in Utf8JsonReader token, ReadOnlySpan<byte> by)
        {
            made.Write(json[copied..(int)token.TokenStartIndex]);
            made.Write(by);
            copied = (int)token.BytesConsumed;
        }

        public readonly byte[] Rest()
        {
            made.Write(json[copied..]);
            return made.WrittenSpan.ToArray();
        }
    }
}
