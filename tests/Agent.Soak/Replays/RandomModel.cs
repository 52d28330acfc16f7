using System.Runtime.CompilerServices;
using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.Extensions.AI;

namespace Agent.Soak.Replays;

/// <summary>A model that says anything that its schema allows, and now and then something that it does not: so runs end in every way that there is.</summary>
internal sealed class RandomModel(int seed) : IChatClient
{
    private static readonly string[] Words =
        ["lamb", "easter", "soup", "4", "met", "yes", "line one\n", "# Soup with leeks\n\n- Serves: 4\n", "nuts", "\u00fc\U0001f430", "\u202egnp.exe", "<script>alert(1)</script>", "\u001b[2J", "\"quoted\"", "back\\slash", new string('x', 200)];

    private readonly Random chance = new(seed);

    public Task<ChatResponse> GetResponseAsync(IEnumerable<ChatMessage> messages, ChatOptions? options = null, CancellationToken cancellationToken = default)
    {
        var schema = ((ChatResponseFormatJson)options!.ResponseFormat!).Schema!.Value;
        var reply = chance.Next(12) == 0 ? "{\"thought\":\"cut off" : Value(schema)!.ToJsonString();
        var length = messages.Sum(message => message.Text.Length);
        return Task.FromResult(new ChatResponse(new ChatMessage(ChatRole.Assistant, reply))
        {
            Usage = new UsageDetails { InputTokenCount = length / 4, CachedInputTokenCount = length / 8, OutputTokenCount = 1 + (reply.Length / 4) },
            AdditionalProperties = new() { ["prompt_ms"] = chance.Next(1000) / 10.0, ["generation_ms"] = chance.Next(1000) / 10.0 },
        });
    }

    public async IAsyncEnumerable<ChatResponseUpdate> GetStreamingResponseAsync(
        IEnumerable<ChatMessage> messages, ChatOptions? options = null, [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        foreach (var update in (await GetResponseAsync(messages, options, cancellationToken)).ToChatResponseUpdates())
            yield return update;
    }

    public object? GetService(Type serviceType, object? serviceKey = null) => null;

    public void Dispose() { }

    private JsonNode? Value(JsonElement schema)
    {
        if (schema.TryGetProperty("anyOf", out var any))
            return Value(One(any));
        if (schema.TryGetProperty("const", out var constant))
            return JsonNode.Parse(constant.GetRawText());
        if (schema.TryGetProperty("enum", out var choices))
            return JsonNode.Parse(One(choices).GetRawText());
        return schema.TryGetProperty("type", out var type) ? Typed(type, schema) : "anything";
    }

    private JsonNode? Typed(JsonElement type, JsonElement schema) => (type.ValueKind == JsonValueKind.Array ? One(type) : type).GetString() switch
    {
        "object" => new JsonObject(schema.GetProperty("properties").EnumerateObject().Select(member => KeyValuePair.Create(member.Name, Value(member.Value)))),
        "array" => new JsonArray([.. Enumerable.Range(0, Count(schema)).Select(_ => Value(schema.GetProperty("items")))]),
        "integer" => chance.Next(0, 9),
        "number" => chance.Next(0, 9),
        "boolean" => chance.Next(2) == 0,
        "null" => null,
        _ => Text(schema),
    };

    // What stands first is what goes on: 'yes', 'met', the planned tool; so that not every run gives up at once.
    private JsonElement One(JsonElement array) => array[chance.Next(3) > 0 ? 0 : chance.Next(array.GetArrayLength())];

    private int Count(JsonElement schema)
    {
        var least = Bound(schema, "minItems", 0);
        return least + chance.Next(1 + Math.Min(4, Bound(schema, "maxItems", 4) - least));
    }

    private string Text(JsonElement schema)
    {
        var most = Bound(schema, "maxLength", 100);
        // Sometimes longer than a line of a journal holds.
        var text = string.Join(' ', Enumerable.Range(0, chance.Next(40) == 0 ? 60 : 1 + chance.Next(4)).Select(_ => Words[chance.Next(Words.Length)]));
        var runes = text.EnumerateRunes().Take(most);
        return string.Concat(runes).PadRight(Bound(schema, "minLength", 0), 'p');
    }

    private static int Bound(JsonElement schema, string name, int otherwise) => schema.TryGetProperty(name, out var bound) ? bound.GetInt32() : otherwise;
}
