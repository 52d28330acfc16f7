namespace Agent.Core.Tools;

/// <summary>A tool's answer: text for the model, and the values that later calls may name, by parameter.</summary>
/// <param name="Text">What the model reads.</param>
/// <param name="Choices">For a parameter's name, the values that exist now; later schemas offer these and no others.</param>
/// <param name="Used">Sources that this result was taken from, such as a document's title.</param>
public sealed record ToolResult(
    string Text,
    IReadOnlyDictionary<string, IReadOnlyList<string>>? Choices = null,
    IReadOnlyList<string>? Used = null);
