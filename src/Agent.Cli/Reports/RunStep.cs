using Agent.Core.Journals;

namespace Agent.Cli.Reports;

/// <summary>One request to the model with all that came of it, up to the next request; the first one of a run is what happened before any.</summary>
/// <param name="Number">Counted from 1; 0 for what happened before the first request.</param>
/// <param name="First">The number of its first fact.</param>
/// <param name="Facts">The reply, and what followed it.</param>
internal sealed record RunStep(int Number, int First, IReadOnlyList<Fact> Facts)
{
    public Exchange? Exchange => (Facts[0] as Replied)?.Exchange;

    /// <summary>Whether the digest that the step keeps of its request is that of the facts before it; null when that cannot be told.</summary>
    public bool? Agrees { get; init; }

    /// <summary>By the clock of the run.</summary>
    public TimeSpan Elapsed { get; init; }

    public TimeSpan Prompt => TimeSpan.FromMilliseconds(Exchange?.PromptMilliseconds ?? 0);

    public TimeSpan Generation => TimeSpan.FromMilliseconds(Exchange?.GenerationMilliseconds ?? 0);

    /// <summary>From each intent to its result; a call that was cut off has none.</summary>
    public TimeSpan Tools { get; } = Facts.Zip(Facts.Skip(1))
        .Where(pair => pair is { First: ToolCalled, Second: ToolReturned } && pair.Second.At > pair.First.At)
        .Aggregate(TimeSpan.Zero, (sum, pair) => sum + (pair.Second.At - pair.First.At));

    /// <summary>The engine's own clock and the journal's need not agree; neither is told short.</summary>
    public TimeSpan Whole => Elapsed > Prompt + Generation + Tools ? Elapsed : Prompt + Generation + Tools;
}
