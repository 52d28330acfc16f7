using Agent.Inference.Files;
using Agent.Inference.Grammars;
using Agent.Inference.Llama;
using Agent.Inference.States;
using Agent.Inference.Templates;
using Agent.Inference.Tokenizers;
using Microsoft.Extensions.AI;

namespace Agent.Inference.Replies;

/// <summary>A loaded model with all that replies share: tokenizer, template, cache, grammars and remembered replies. For one reply at a time.</summary>
internal sealed class ReplyEngine : IDisposable
{
    private readonly LlamaModel _model;
    private readonly KvCache _cache;
    private readonly KvStates _states;
    private readonly Tokenizer _tokenizer;
    private readonly ChatTemplate _template;
    private readonly PromptEncoder _prompts;
    private readonly ForcedText _forced;
    private readonly ReplyMemory _memory = new();
    private readonly GrammarCache _grammars = new();
    private readonly Words? _known;
    private TokenMask? _mask;

    public ReplyEngine(GgufFile file, GgufFile? adapter, GgufChatOptions options, Lazy<GgufDescription> description)
    {
        LlamaShape.RefuseAdapter(file);
        _tokenizer = Tokenizer.From(file);
        _template = ChatTemplate.From(file, options.Template);
        _model = LlamaModel.Load(file, options.Threads, options.ContextLength, adapter is null ? null : new(adapter, options.AdapterScale));
        if (_tokenizer.Count > _model.Shape.Vocabulary)
        {
            _model.Dispose();
            throw file.Refused($"its tokenizer has {_tokenizer.Count} tokens, and its weights know {_model.Shape.Vocabulary}.");
        }

        _cache = new(_model.Shape, options.CachedTokens ?? (2 * _model.ContextLength));
        _states = new(_cache, _model, description, options.MostStateBytes);
        _prompts = new(_tokenizer, _template, _memory);
        _forced = new(_tokenizer);
        _known = options.GroundedWords ?? file.Flag(GroundedWords.Key) ?? false ? WordLists.Of(_tokenizer, adapter?.Texts(GroundedWords.TaughtKey) ?? []) : null;
    }

    public LlamaModel Model => _model;

    /// <summary>Begins a reply; throws when prompt and shortest reply do not fit, before anything is evaluated.</summary>
    public ReplyInProgress Begin(Request request)
    {
        // Before the prompt is encoded: the replies in it come back as the tokens that were chosen.
        var state = request.StateFolder is { } folder ? _states.Of(folder, Remember) : null;
        var prompt = _prompts.Encode(request.Messages);
        var constraint = request.Schema is { } schema ? Constrain(_grammars.Get(schema), request.Messages) : null;
        var needed = constraint?.Needed ?? 1;
        if (needed > request.MaxOutputTokens)
        {
            throw new OutputLimitException(needed, request.MaxOutputTokens);
        }

        if (prompt.Length + needed > _model.ContextLength)
        {
            throw new ContextOverflowException(prompt.Length + needed, _model.ContextLength);
        }

        var sequence = _cache.Start(prompt);
        // The last token is evaluated in any case: its logits choose the first of the reply.
        sequence.Truncate(Math.Min(sequence.Length, prompt.Length - 1));
        var budget = Math.Min(request.MaxOutputTokens, _model.ContextLength - prompt.Length);
        var generation = new Generation(_model, sequence, prompt, _tokenizer, new(request.Sampling, _tokenizer.Count), constraint, budget);
        // A stop sequence inside a JSON string would leave half a value, so a schema has the last word.
        return new(this, generation, new ReplyText(constraint is null ? [.. request.Stops, .. _template.Stops] : []), sequence, prompt.Length) { State = state };
    }

    public ReadOnlySpan<byte> Bytes(int token) => _tokenizer.Bytes(token).Span;

    /// <summary>Puts the evaluated tokens into the cache, whole reply or not.</summary>
    public void Keep(KvSequence sequence) => _cache.Keep(sequence);

    public void Remember(string text, ReadOnlySpan<int> tokens) => _memory.Keep(text, tokens);

    private void Remember(int[] reply)
    {
        var text = new ReplyText([]);
        foreach (var token in reply)
        {
            text.Add(Bytes(token));
        }

        text.End();
        _memory.Keep(text.All, reply);
    }

    public void Dispose()
    {
        _cache.Dispose();
        _model.Dispose();
    }

    private Constraint Constrain(JsonGrammar grammar, IReadOnlyList<ChatMessage> messages)
        => _forced.Unspellable() is { } missing
            ? throw new NotSupportedException($"The model's vocabulary has no token for the byte 0x{missing:X2} alone, so it cannot be held to a schema. Choose another model.")
            : new(grammar, _tokenizer, _mask ??= new(_tokenizer), _forced, _known is null ? null : new(_known, WordLists.Of(messages), _tokenizer));
}
