namespace Agent.Core.Prompts;

/// <summary>A prompt template that is missing, or that asks for a variable it was not given.</summary>
public sealed class PromptException(string message) : Exception(message);
