using System.Text;
using System.Text.Json;

namespace Agent.Core.Journals;

/// <summary>A fact's JSON taken apart into kind, time and the rest, as a line holds it, and put together again.</summary>
internal static class FactBody
{
    public static (string Kind, string At, byte[] Body) Of(Fact fact)
    {
        var json = FactJson.Write(fact);
        var reader = new Utf8JsonReader(json);
        // {"fact":"KIND","at":"TIME" is how every fact begins.
        for (var token = 0; token < 3; token++)
            reader.Read();
        var kind = reader.GetString()!;
        reader.Read();
        if (!reader.ValueTextEquals("at"))
            throw new JsonException("A fact's JSON does not begin with its kind and its time.");
        reader.Read();
        var at = Encoding.UTF8.GetString(reader.ValueSpan);
        var rest = json.AsSpan((int)reader.BytesConsumed).TrimStart((byte)',');
        return (kind, at, [(byte)'{', .. rest]);
    }

    /// <param name="kind">A JSON string.</param>
    /// <param name="at">A JSON string.</param>
    /// <param name="body">A JSON object.</param>
    public static Fact Read(ReadOnlySpan<byte> kind, ReadOnlySpan<byte> at, ReadOnlySpan<byte> body)
        => FactJson.Read([.. "{\"fact\":"u8, .. kind, .. ",\"at\":"u8, .. at, .. body.Length > 2 ? ","u8 : [], .. body[1..]]);
}
