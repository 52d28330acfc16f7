using System.Globalization;
using System.Text.Json;
using Agent.Inference.Grammars;
using LLama.Sampling;
using Microsoft.Extensions.AI;

namespace Agent.LLamaSharp;

/// <summary>What a caller asked for, read and checked; what would be passed over in silence is refused.</summary>
internal sealed record Request(IReadOnlyList<ChatMessage> Messages, ChatOptions Options)
{
    private static readonly JsonElement s_anyObject = JsonElement.Parse("""{"type":"object"}""");

    public JsonElement? Schema => Options.ResponseFormat switch
    {
        ChatResponseFormatJson { Schema: { } schema } => schema,
        ChatResponseFormatJson => s_anyObject,
        _ => null,
    };

    /// <summary>A stop sequence inside a JSON string would leave half a value, so a schema has the last word.</summary>
    public IEnumerable<string> Stops => Schema is null ? Options.StopSequences?.Where(stop => stop.Length > 0) ?? [] : [];

    /// <summary>The seed that draws: all of the caller's 64 bits count, and the one that llama.cpp takes for none never comes out.</summary>
    public uint Seed => (uint)(unchecked((ulong)(Options.Seed ?? 0)) % uint.MaxValue);

    public static Request Read(IEnumerable<ChatMessage> messages, ChatOptions? options)
    {
        ArgumentNullException.ThrowIfNull(messages);
        options ??= new();
        List<ChatMessage> all = [.. messages];
        if (options.Instructions is { Length: > 0 } instructions)
        {
            all.Insert(0, new(ChatRole.System, instructions));
        }

        if (options.Tools is { Count: > 0 })
        {
            throw new NotSupportedException("The request offers tools, and this client does not call any. Describe the choices as a JSON schema in ResponseFormat.");
        }

        if (all.SelectMany(message => message.Contents).FirstOrDefault(content => content is not (TextContent or UsageContent or TextReasoningContent)) is { } other)
        {
            throw new NotSupportedException($"A message holds a {other.GetType().Name}, and this client reads text only. Write it out as text.");
        }

        return options.MaxOutputTokens is <= 0
            ? throw new ArgumentException($"MaxOutputTokens is {options.MaxOutputTokens}. It must be 1 or more.")
            : new(all, options);
    }

    /// <summary>
    /// The sampler of llama.cpp with the caller's numbers; greedy without a temperature. The grammar is asked of the token
    /// that was drawn, and of the whole vocabulary only where it refuses that one.
    /// </summary>
    public DefaultSamplingPipeline Sampler() => new()
    {
        Temperature = Options.Temperature ?? 0,
        TopK = Options.TopK ?? 0,
        TopP = Options.TopP ?? 1,
        MinP = Number("min_p") ?? 0,
        RepeatPenalty = Number("repetition_penalty") ?? 1,
        FrequencyPenalty = Options.FrequencyPenalty ?? 0,
        PresencePenalty = Options.PresencePenalty ?? 0,
        Seed = Seed,
        Grammar = Schema is { } schema ? new Grammar(JsonGrammar.Compile(schema).ToGbnf(), "root") : null,
        GrammarOptimization = DefaultSamplingPipeline.GrammarOptimizationMode.Basic,
    };

    private float? Number(string name) => Options.AdditionalProperties?.GetValueOrDefault(name) switch
    {
        null => null,
        JsonElement { ValueKind: JsonValueKind.Number } value => value.GetSingle(),
        IConvertible value and not string => value.ToSingle(CultureInfo.InvariantCulture),
        var other => throw new ArgumentException($"'{name}' is '{other}'. It must be a number."),
    };
}
