using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Agent.Evaluation.Datasets;

/// <summary>How a conversation is written down for a trainer.</summary>
public enum SampleFormat
{
    /// <summary>A line each: <c>messages</c> of role, content and weight, where 1 carries loss and 0 does not.</summary>
    Chat,
    /// <summary>A line each: <c>conversations</c> of from, value and weight.</summary>
    ShareGpt,
    /// <summary>A line for each reply that is learned: the messages before it as <c>prompt</c>, the reply as <c>completion</c>.</summary>
    Completion,
}

/// <summary>Writes conversations as lines of JSON.</summary>
public static class SampleLines
{
    private static readonly JsonSerializerOptions Json = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static IEnumerable<string> Of(Sample sample, SampleFormat format)
    {
        ArgumentNullException.ThrowIfNull(sample);
        return format switch
        {
            SampleFormat.ShareGpt => [Line(new JsonObject { ["id"] = sample.Id, ["conversations"] = Many(sample.Messages, ShareGpt) })],
            SampleFormat.Completion => sample.Messages.Index().Where(one => one.Item.Learned).Select(one => Line(new JsonObject
            {
                ["id"] = $"{sample.Id}-{one.Index}",
                ["prompt"] = Many(sample.Messages.Take(one.Index), Plain),
                ["completion"] = Many([one.Item], Plain),
            })),
            _ => [Line(new JsonObject { ["id"] = sample.Id, ["messages"] = Many(sample.Messages, Weighted) })],
        };
    }

    private static JsonArray Many(IEnumerable<SampleMessage> messages, Func<SampleMessage, JsonNode> one) => new([.. messages.Select(one)]);

    private static JsonNode Plain(SampleMessage message) => new JsonObject { ["role"] = message.Role, ["content"] = message.Text };

    private static JsonNode Weighted(SampleMessage message) => new JsonObject { ["role"] = message.Role, ["content"] = message.Text, ["weight"] = message.Learned ? 1 : 0 };

    private static JsonNode ShareGpt(SampleMessage message) => new JsonObject
    {
        ["from"] = message.Role switch { SampleMessage.User => "human", SampleMessage.Assistant => "gpt", var same => same },
        ["value"] = message.Text,
        ["weight"] = message.Learned ? 1 : 0,
    };

    private static string Line(JsonObject line) => line.ToJsonString(Json);
}
