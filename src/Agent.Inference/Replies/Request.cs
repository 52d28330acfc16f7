using System.Text.Json;
using Agent.Inference.Llama;
using Microsoft.Extensions.AI;

namespace Agent.Inference.Replies;

/// <summary>What a caller asked for, read and checked.</summary>
internal sealed record Request(IReadOnlyList<ChatMessage> Messages, SamplerOptions Sampling, int MaxOutputTokens, IReadOnlyList<string> Stops, JsonElement? Schema)
{
    /// <summary>Where the conversation's keys and values are kept, null where they are not.</summary>
    public string? StateFolder { get; init; }

    private static readonly JsonElement s_anyObject = JsonElement.Parse("""{"type":"object"}""");

    public static Request Read(IEnumerable<ChatMessage> messages, ChatOptions? options, int maxOutputTokens)
    {
        ArgumentNullException.ThrowIfNull(messages);
        List<ChatMessage> all = [.. messages];
        if (options?.Instructions is { Length: > 0 } instructions)
        {
            all.Insert(0, new(ChatRole.System, instructions));
        }

        foreach (var content in all.SelectMany(message => message.Contents))
        {
            RequireText(content);
        }

        return new(all, Choices.Read(options), Most(options?.MaxOutputTokens ?? maxOutputTokens), [.. options?.StopSequences?.Where(stop => stop.Length > 0) ?? []], SchemaOf(options))
        {
            StateFolder = options?.AdditionalProperties?.GetValueOrDefault(GgufChatClient.StateFolder) as string,
        };
    }

    private static void RequireText(AIContent content)
    {
        if (content is not (TextContent or UsageContent or TextReasoningContent))
        {
            throw new NotSupportedException($"A message holds a {content.GetType().Name}, and this client reads text only. Write it out as text.");
        }
    }

    private static int Most(int tokens)
        => tokens > 0 ? tokens : throw new ArgumentException($"MaxOutputTokens is {tokens}. It must be 1 or more.");

    private static JsonElement? SchemaOf(ChatOptions? options) => options?.ResponseFormat switch
    {
        ChatResponseFormatJson { Schema: { } schema } => schema,
        ChatResponseFormatJson => s_anyObject,
        _ => null,
    };
}
