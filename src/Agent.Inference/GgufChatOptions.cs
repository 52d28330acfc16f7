namespace Agent.Inference;

/// <summary>Which model file to run, and how.</summary>
public sealed record GgufChatOptions
{
    public required string ModelPath { get; init; }

    /// <summary>An adapter of the model, a LoRA as llama.cpp has it, to be applied to each of its products; null for none.</summary>
    public string? AdapterPath { get; init; }

    /// <summary>How much of the adapter is wanted: 1 for as much as it was trained for, 0 for nothing.</summary>
    public float AdapterScale { get; init; } = 1;

    /// <summary>Threads that compute, the caller's among them; results do not depend on it.</summary>
    public int Threads { get; init; } = Environment.ProcessorCount;

    /// <summary>Positions to prepare for; null for what the model was trained for, up to 8192.</summary>
    public int? ContextLength { get; init; }

    /// <summary>Tokens whose keys and values are kept between requests; null for two contexts.</summary>
    public int? CachedTokens { get; init; }

    /// <summary>The chat template by name where the file has none that is known; null to recognise it.</summary>
    public string? Template { get; init; }

    /// <summary>The length of a reply for which the request sets no <c>MaxOutputTokens</c>.</summary>
    public int MaxOutputTokens { get; init; } = 1024;

    /// <summary>
    /// Whether the free text of a reply under a schema holds only words that the vocabulary has whole or that stand in the
    /// request's messages; null for what the file says under <c>tokenizer.grounded_words</c>, which is no where it says nothing.
    /// </summary>
    public bool? GroundedWords { get; init; }

    /// <summary>The most bytes of keys and values that are kept in a folder for one conversation; see <see cref="GgufChatClient.StateFolder"/>.</summary>
    public long MostStateBytes { get; init; } = 512L << 20;

    public TimeProvider Time { get; init; } = TimeProvider.System;
}
