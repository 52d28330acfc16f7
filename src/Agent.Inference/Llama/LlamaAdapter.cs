using Agent.Inference.Files;

namespace Agent.Inference.Llama;

/// <summary>An adapter for a model, and how much of it is wanted: 1 for as much as it was trained for, 0 for nothing.</summary>
public sealed record LlamaAdapter(GgufFile File, float Scale = 1);
