using System.Runtime.CompilerServices;
using Agent.Core.Journals;
using Agent.Core.Models;
using Microsoft.Extensions.AI;

namespace Agent.Core.Replays;

/// <summary>Answers each request with the reply that was recorded, without any model.</summary>
public sealed class RecordedModel(Record record) : IChatClient
{
    public Task<ChatResponse> GetResponseAsync(IEnumerable<ChatMessage> messages, ChatOptions? options = null, CancellationToken cancellationToken = default)
    {
        if (record.Next is RequestOverflowed overflowed)
            throw new RequestOverflowException(overflowed.Tokens, overflowed.ContextLength);
        if (record.Next is ReplyOverflowed tooLong)
            throw new ReplyOverflowException(tooLong.Tokens);
        var exchange = (record.Next as Replied)?.Exchange
            ?? throw new DivergenceException(record.Position, record.Next.GetType().Name + ".", "a request to the model.");
        return Task.FromResult(new ChatResponse(new ChatMessage(ChatRole.Assistant, exchange.Reply))
        {
            Usage = new UsageDetails
            {
                InputTokenCount = exchange.PromptTokens,
                CachedInputTokenCount = exchange.PromptTokens - exchange.EvaluatedTokens,
                OutputTokenCount = exchange.GeneratedTokens,
            },
            AdditionalProperties = new() { [Timings.Prompt] = exchange.PromptMilliseconds, [Timings.Generation] = exchange.GenerationMilliseconds },
        });
    }

    public async IAsyncEnumerable<ChatResponseUpdate> GetStreamingResponseAsync(
        IEnumerable<ChatMessage> messages, ChatOptions? options = null, [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        foreach (var update in (await GetResponseAsync(messages, options, cancellationToken).ConfigureAwait(false)).ToChatResponseUpdates())
            yield return update;
    }

    public object? GetService(Type serviceType, object? serviceKey = null) => null;

    public void Dispose() { }
}
