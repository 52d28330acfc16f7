using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;

namespace Agent.Core.Journals;

/// <summary>Facts as JSON: fixed member order, camel case, one spelling for one value.</summary>
[JsonSerializable(typeof(Fact))]
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    UseStringEnumConverter = true,
    IgnoreReadOnlyProperties = true,
    AllowDuplicateProperties = false,
    MaxDepth = 64)]
public sealed partial class FactJson : JsonSerializerContext
{
    // Made at first use: a field initializer could run before the generated half of this class has its own.
    private static JsonTypeInfo<Fact> Body => field ??= (JsonTypeInfo<Fact>)new FactJson(
        new JsonSerializerOptions(Default.GeneratedSerializerOptions!) { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping }).GetTypeInfo(typeof(Fact))!;

    /// <summary>The fact as it will be read back. A run folds this, so that the one who made a fact and the one who reads it fold the same.</summary>
    public static Fact AsKept(Fact fact) => Read(Write(fact));

    public static byte[] Write(Fact fact) => JsonSerializer.SerializeToUtf8Bytes(fact, Body);

    /// <summary>Reads a fact back; a body that is no fact is a <see cref="JsonException"/>.</summary>
    public static Fact Read(ReadOnlySpan<byte> json)
        => JsonSerializer.Deserialize(json, Body) ?? throw new JsonException("The body of the fact is null.");
}
