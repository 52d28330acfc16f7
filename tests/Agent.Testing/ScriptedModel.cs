using System.Runtime.CompilerServices;
using Agent.Core.Journals;
using Microsoft.Extensions.AI;

namespace Agent.Testing;

/// <summary>A chat client that gives the replies of its script in order, whatever it is asked, and remembers what it was asked. Past the end it fails, so that a loop that asks too much is seen.</summary>
public sealed class ScriptedModel(params string[] replies) : IChatClient
{
    private readonly Queue<string> script = new(replies);
    private readonly List<IReadOnlyList<ChatMessage>> requests = [];

    public static ModelCard Card { get; } = new("scripted", "given by the test", new string('5', 64), 2048);

    /// <summary>The messages of each request.</summary>
    public IReadOnlyList<IReadOnlyList<ChatMessage>> Requests => requests;

    /// <summary>The replies that were not asked for.</summary>
    public int Left => script.Count;

    /// <summary>Called before a reply is given, with the number of the request from 1.</summary>
    public Action<int>? Asked { get; init; }

    public Task<ChatResponse> GetResponseAsync(IEnumerable<ChatMessage> messages, ChatOptions? options = null, CancellationToken cancellationToken = default)
    {
        requests.Add([.. messages]);
        Asked?.Invoke(requests.Count);
        cancellationToken.ThrowIfCancellationRequested();
        if (!script.TryDequeue(out var reply))
            throw new InvalidOperationException($"The script has {replies.Length} replies and was asked for one more: {requests[^1][^1].Text}");
        return Task.FromResult(new ChatResponse(new ChatMessage(ChatRole.Assistant, reply))
        {
            Usage = new UsageDetails { InputTokenCount = 100 * requests.Count, CachedInputTokenCount = 100 * (requests.Count - 1), OutputTokenCount = reply.Length / 4 },
            AdditionalProperties = new() { ["prompt_ms"] = 10.0, ["generation_ms"] = reply.Length / 4 * 20.0 },
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
}
