using System.Globalization;
using System.Runtime.CompilerServices;
using Agent.Inference.Files;
using Agent.Inference.Llama;
using Agent.Inference.Templates;
using LLama;
using LLama.Common;
using LLama.Native;
using Microsoft.Extensions.AI;

namespace Agent.LLamaSharp;

/// <summary>
/// A GGUF model as a chat client, run by llama.cpp through LLamaSharp in this process. Under a JSON schema every token
/// fits it; a reply that reaches its length is cut off there. Requests wait for one another, and what one begins with in
/// common with the last is evaluated once.
/// </summary>
public sealed class LLamaSharpChatClient : IChatClient
{
    private const int MostUnasked = 8192;
    private readonly LLamaSharpChatOptions _options;
    private readonly ChatTemplate _template;
    private readonly LLamaWeights _weights;
    private readonly LLamaContext _context;
    private readonly PromptTokens _prompts;
    private readonly EvaluatedTokens _evaluated;
    private readonly SemaphoreSlim _turn = new(1, 1);
    private long _replies;

    /// <summary>
    /// Loads the model. Throws <see cref="GgufException"/> for a file whose header or template cannot be used, and what
    /// LLamaSharp throws for one that llama.cpp does not load.
    /// </summary>
    public LLamaSharpChatClient(LLamaSharpChatOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        _options = options;
        using (var file = GgufFile.Open(options.ModelPath))
        {
            _template = ChatTemplate.From(file, options.Template);
        }

        NativeLogConfig.llama_log_set((level, message) =>
        {
            if (level is LLamaLogLevel.Warning or LLamaLogLevel.Error)
            {
                options.Log?.Invoke(message.TrimEnd());
            }
        });
        var parameters = new ModelParams(options.ModelPath) { Threads = options.Threads, BatchThreads = options.Threads, GpuLayerCount = options.GpuLayers };
        _weights = LLamaWeights.LoadFromFile(parameters);
        try
        {
            parameters.ContextSize = (uint)(options.ContextLength ?? Math.Min(_weights.ContextSize, MostUnasked));
            _context = _weights.CreateContext(parameters);
        }
        catch
        {
            _weights.Dispose();
            throw;
        }

        _prompts = new(_weights, _template);
        _evaluated = new(_context);
    }

    /// <summary>The number of positions that a conversation with its reply may take.</summary>
    public int ContextLength => (int)_context.ContextSize;

    private string Name => _weights.Metadata.TryGetValue("general.name", out var name) ? name : Path.GetFileNameWithoutExtension(_options.ModelPath);

    public async Task<ChatResponse> GetResponseAsync(IEnumerable<ChatMessage> messages, ChatOptions? options = null, CancellationToken cancellationToken = default)
    {
        var updates = new List<ChatResponseUpdate>();
        await foreach (var update in GetStreamingResponseAsync(messages, options, cancellationToken).ConfigureAwait(false))
        {
            updates.Add(update);
        }

        var response = updates.ToChatResponse();
        // Folding gives these to the message alone; they tell of the whole request.
        response.AdditionalProperties ??= updates[^1].AdditionalProperties;
        return response;
    }

    /// <summary>
    /// Gives the reply as it grows; the last update has the finish reason, the usage and, in its additional properties,
    /// <c>prompt_ms</c>, <c>generation_ms</c>, <c>prompt_evaluated</c> (tokens of the prompt that were not cached) and
    /// <c>seed</c>. Throws <see cref="ContextOverflowException"/> when the conversation does not fit.
    /// </summary>
    public async IAsyncEnumerable<ChatResponseUpdate> GetStreamingResponseAsync(
        IEnumerable<ChatMessage> messages, ChatOptions? options = null, [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        var request = Request.Read(messages, options);
        await _turn.WaitAsync(cancellationToken).ConfigureAwait(false);
        try
        {
            var id = string.Create(CultureInfo.InvariantCulture, $"reply-{++_replies}");
            var prompt = _prompts.Of(request.Messages);
            if (prompt.Length >= ContextLength)
            {
                throw new ContextOverflowException(prompt.Length + 1, ContextLength);
            }

            using var reply = new Reply(_weights, _context, _evaluated, request.Sampler(), new([.. request.Stops, .. request.Schema is null ? _template.Stops : []]), Most(request, prompt.Length));
            // Computing takes its time, which is not to be the time of a caller's user interface.
            await Task.CompletedTask.ConfigureAwait(ConfigureAwaitOptions.ForceYielding);
            var begun = _options.Time.GetTimestamp();
            var cached = _evaluated.Become(prompt, cancellationToken);
            var read = _options.Time.GetTimestamp();
            while (reply.Finish is null)
            {
                cancellationToken.ThrowIfCancellationRequested();
                await Task.CompletedTask.ConfigureAwait(ConfigureAwaitOptions.ForceYielding);
                if (reply.Step() is { Length: > 0 } text)
                {
                    yield return Update(id, new TextContent(text));
                }
            }

            if (reply.IsWhole)
            {
                _prompts.Remember(reply.All, reply.Tokens);
            }

            var end = Update(id, new UsageContent(Usage(prompt.Length, cached, reply.Tokens.Length)));
            end.FinishReason = reply.Finish;
            end.AdditionalProperties = new()
            {
                ["prompt_ms"] = _options.Time.GetElapsedTime(begun, read).TotalMilliseconds,
                ["generation_ms"] = _options.Time.GetElapsedTime(read).TotalMilliseconds,
                ["prompt_evaluated"] = prompt.Length - cached,
                ["seed"] = (long)request.Seed,
            };
            yield return end;
        }
        finally
        {
            _turn.Release();
        }
    }

    public object? GetService(Type serviceType, object? serviceKey = null)
    {
        ArgumentNullException.ThrowIfNull(serviceType);
        return serviceKey is not null ? null
            : serviceType == typeof(ChatClientMetadata) ? new ChatClientMetadata("llamasharp", null, Name)
            : serviceType.IsInstanceOfType(this) ? this
            : null;
    }

    public void Dispose()
    {
        _context.Dispose();
        _weights.Dispose();
        _turn.Dispose();
    }

    private int Most(Request request, int promptLength)
        => Math.Min(request.Options.MaxOutputTokens ?? _options.MaxOutputTokens, ContextLength - promptLength);

    private static UsageDetails Usage(int prompt, int cached, int reply) => new()
    {
        InputTokenCount = prompt,
        CachedInputTokenCount = cached,
        OutputTokenCount = reply,
        TotalTokenCount = prompt + reply,
    };

    private ChatResponseUpdate Update(string id, AIContent content) => new(ChatRole.Assistant, [content])
    {
        MessageId = id,
        ResponseId = id,
        ModelId = Name,
        CreatedAt = _options.Time.GetUtcNow(),
    };
}
