using System.Text.Json;

namespace Agent.Core.Journals;

/// <summary>Where a JSON reader stands, told as a JSON pointer (RFC 6901).</summary>
internal sealed class JsonPlace
{
    private readonly Stack<Level> levels = new();

    public string Pointer => string.Concat(levels.Reverse().Select(level => $"/{level.Part}"));

    /// <summary>To be called after each token that was read.</summary>
    public void Take(ref Utf8JsonReader reader)
    {
        switch (reader.TokenType)
        {
            case JsonTokenType.PropertyName:
                levels.Peek().Name = reader.GetString();
                return;
            case JsonTokenType.EndObject or JsonTokenType.EndArray:
                levels.Pop();
                return;
        }
        if (levels.TryPeek(out var outer))
            outer.Index++;
        if (reader.TokenType is JsonTokenType.StartObject or JsonTokenType.StartArray)
            levels.Push(new Level());
    }

    private sealed class Level
    {
        public string? Name { get; set; }
        public int Index { get; set; } = -1;

        public string Part => Name is null
            ? Index.ToString(System.Globalization.CultureInfo.InvariantCulture)
            : Name.Replace("~", "~0", StringComparison.Ordinal).Replace("/", "~1", StringComparison.Ordinal);
    }
}
