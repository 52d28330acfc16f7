using System.Text.Json;
using System.Text.Json.Serialization;

namespace Agent.Core.Journals;

/// <summary>Says of a text that was taken out of a body where it stood, as a JSON pointer, and which blob holds it.</summary>
internal sealed partial record BlobReference(string At, string Sha256, long Bytes)
{
    public static string Write(IReadOnlyList<BlobReference> references) => JsonSerializer.Serialize(references, Json.Default.IReadOnlyListBlobReference);

    public static IReadOnlyList<BlobReference> Read(ReadOnlySpan<byte> json)
        => JsonSerializer.Deserialize(json, Json.Default.IReadOnlyListBlobReference) ?? throw new JsonException("The list of blobs is null.");

    [JsonSerializable(typeof(IReadOnlyList<BlobReference>))]
    [JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, RespectNullableAnnotations = true, RespectRequiredConstructorParameters = true)]
    private sealed partial class Json : JsonSerializerContext;
}
