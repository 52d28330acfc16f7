namespace Agent.Core.Tools;

/// <summary>What came back from a tool, labelled; a failure is an observation too.</summary>
public sealed record Observation(string Text, Label Label)
{
    /// <summary>The reason code of a call that was cut off, so that nobody knows what it did.</summary>
    public const string UnknownEffect = "unknown_effect";

    /// <summary>The reason code of a refusal or failure; null when the call did what was asked.</summary>
    public string? Failure { get; init; }

    public IReadOnlyDictionary<string, IReadOnlyList<string>>? Choices { get; init; }

    public IReadOnlyList<string>? Used { get; init; }

    /// <summary>The text as the model reads it: the label first, so that data never passes for an order.</summary>
    public string Rendered => $"({Label})\n{Text}";
}
