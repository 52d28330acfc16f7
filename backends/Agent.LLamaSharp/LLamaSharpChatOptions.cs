namespace Agent.LLamaSharp;

/// <summary>Which model file llama.cpp is to run, and how.</summary>
public sealed record LLamaSharpChatOptions
{
    public required string ModelPath { get; init; }

    public int Threads { get; init; } = Environment.ProcessorCount;

    /// <summary>Positions to make room for; null for what the model was trained for, up to 8192.</summary>
    public int? ContextLength { get; init; }

    /// <summary>Layers that go to a graphics card; heard only by a backend package that drives one.</summary>
    public int GpuLayers { get; init; }

    /// <summary>The chat template by name where the file has none that is known; null to recognise it.</summary>
    public string? Template { get; init; }

    /// <summary>The length of a reply for which the request sets no <c>MaxOutputTokens</c>.</summary>
    public int MaxOutputTokens { get; init; } = 1024;

    /// <summary>Hears the warnings and errors of llama.cpp, for all models of the process; null for silence.</summary>
    public Action<string>? Log { get; init; }

    public TimeProvider Time { get; init; } = TimeProvider.System;
}
