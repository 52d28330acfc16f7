using System.Text.Json;

namespace Agent.Core.Journals;

/// <summary>Reads the members of one JSON object in the one order in which they may stand.</summary>
internal ref struct LineReader
{
    // Two levels more than a fact may have, for the line round its body.
    private Utf8JsonReader reader;

    public LineReader(ReadOnlySpan<byte> line)
    {
        reader = new Utf8JsonReader(line, new JsonReaderOptions { MaxDepth = 66 });
        reader.Read();
        if (reader.TokenType != JsonTokenType.StartObject)
            throw new JsonException("A line is one JSON object.");
        reader.Read();
    }

    public readonly bool NextIs(string name) => reader.TokenType == JsonTokenType.PropertyName && reader.ValueTextEquals(name);

    public long Number(string name)
    {
        Enter(name);
        var number = reader.GetInt64();
        reader.Read();
        return number;
    }

    public string? Text(string name)
    {
        Enter(name);
        var text = reader.GetString();
        reader.Read();
        return text;
    }

    /// <summary>The bytes of the member's value as they stand in the line.</summary>
    public ReadOnlySpan<byte> Raw(string name, ReadOnlySpan<byte> line)
    {
        Enter(name);
        var start = (int)reader.TokenStartIndex;
        reader.Skip();
        var raw = line[start..(int)reader.BytesConsumed];
        reader.Read();
        return raw;
    }

    private void Enter(string name)
    {
        if (!NextIs(name))
            throw new JsonException($"The member '{name}' is not in its place.");
        reader.Read();
    }
}
