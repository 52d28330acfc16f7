namespace Agent.Core.Prompts;

/// <summary>A rendered prompt: the template's name and the exact text that the model reads.</summary>
public sealed record Prompt(string Name, string Text);
