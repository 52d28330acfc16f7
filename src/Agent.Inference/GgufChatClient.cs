using System.Globalization;
using System.Runtime.CompilerServices;
using Agent.Inference.Files;
using Agent.Inference.Llama;
using Agent.Inference.Replies;
using Microsoft.Extensions.AI;

namespace Agent.Inference;

/// <summary>
/// A GGUF model as a chat client, in this process and on its processor. Under a JSON schema every reply is whole and
/// fits it. The same file, messages, options and seed give the same reply, whatever was asked before; requests wait for
/// one another, and what two of them begin with is evaluated once. Of a request's additional properties it reads
/// <c>min_p</c>, <c>repetition_penalty</c> and <c>code_point</c>, which <see cref="SamplerOptions"/> explains.
/// </summary>
public sealed class GgufChatClient : IChatClient
{
    /// <summary>
    /// The additional property of a request that names a folder for the keys and values of its conversation. They are kept
    /// there after each reply, and another process that is given the folder does not evaluate them again. What does not
    /// match the model, this build or its own digest is evaluated as if it were not there.
    /// </summary>
    public const string StateFolder = "state_folder";

    private readonly GgufChatOptions _options;
    private readonly GgufFile _file;
    private readonly GgufFile? _adapter;
    private readonly ReplyEngine _engine;
    private readonly Lazy<GgufDescription> _description;
    private readonly SemaphoreSlim _turn = new(1, 1);
    private long _replies;

    /// <summary>Loads the model. Throws <see cref="GgufException"/> with what is wrong with the file, or <see cref="FileNotFoundException"/>.</summary>
    public GgufChatClient(GgufChatOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        _options = options;
        _file = GgufFile.Open(options.ModelPath);
        try
        {
            _adapter = options.AdapterPath is { } adapter ? OpenAdapter(adapter) : null;
            _engine = new(_file, _adapter, options, new(() => Describe()));
        }
        catch
        {
            _adapter?.Dispose();
            _file.Dispose();
            throw;
        }

        _description = new(() => GgufDescription.Of(_file, _engine.Model) with { Adapter = _adapter is null ? null : GgufAdapterDescription.Of(_adapter, options.AdapterScale) });
    }

    private string Name => _file.Text("general.name") ?? Path.GetFileNameWithoutExtension(_file.Path);

    /// <summary>Says what the file and its adapter are; the first call reads them through once for their hashes.</summary>
    public GgufDescription Describe() => _description.Value;

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
    /// <c>prompt_ms</c>, <c>generation_ms</c>, <c>first_token_ms</c>, <c>prompt_evaluated</c> (tokens of the prompt that were
    /// not cached), <c>forced</c> (tokens that left no choice) and <c>seed</c>. Throws <see cref="ContextOverflowException"/>
    /// when the conversation does not fit, and <see cref="OutputLimitException"/> when the shortest reply under the schema is
    /// longer than <c>MaxOutputTokens</c>.
    /// </summary>
    public async IAsyncEnumerable<ChatResponseUpdate> GetStreamingResponseAsync(
        IEnumerable<ChatMessage> messages, ChatOptions? options = null, [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        var request = Request.Read(messages, options, _options.MaxOutputTokens);
        var clock = new ReplyClock(_options.Time);
        await _turn.WaitAsync(cancellationToken).ConfigureAwait(false);
        try
        {
            var id = string.Create(CultureInfo.InvariantCulture, $"reply-{++_replies}");
            using var reply = _engine.Begin(request);
            while (!reply.IsOver)
            {
                // Computing takes its time, which is not to be the time of a caller's user interface.
                await Task.CompletedTask.ConfigureAwait(ConfigureAwaitOptions.ForceYielding);
                var text = reply.Step(cancellationToken);
                if (reply.Evaluated)
                {
                    clock.PromptEvaluated();
                }

                if (text.Length > 0)
                {
                    clock.TextGiven();
                    yield return Update(id, new TextContent(text));
                }
            }

            reply.Remember();
            yield return End(id, reply, clock, request.Sampling.Seed);
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
            : serviceType == typeof(ChatClientMetadata) ? new ChatClientMetadata("gguf", null, Name)
            : serviceType.IsInstanceOfType(this) ? this
            : null;
    }

    public void Dispose()
    {
        _engine.Dispose();
        _adapter?.Dispose();
        _file.Dispose();
        _turn.Dispose();
    }

    private static GgufFile OpenAdapter(string path)
        => File.Exists(path) ? GgufFile.Open(path) : throw new FileNotFoundException($"There is no adapter file '{path}'.", path);

    private ChatResponseUpdate End(string id, ReplyInProgress reply, ReplyClock clock, ulong seed)
    {
        var update = Update(id, new UsageContent(reply.Usage));
        update.FinishReason = reply.Finish;
        update.AdditionalProperties = new() { ["seed"] = unchecked((long)seed) };
        clock.WriteTo(update.AdditionalProperties);
        reply.WriteTo(update.AdditionalProperties);
        return update;
    }

    private ChatResponseUpdate Update(string id, AIContent content) => new(ChatRole.Assistant, [content])
    {
        MessageId = id,
        ResponseId = id,
        ModelId = Name,
        CreatedAt = _options.Time.GetUtcNow(),
    };
}
