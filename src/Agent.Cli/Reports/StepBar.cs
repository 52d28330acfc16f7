
namespace Agent.Cli.Reports;

/// <summary>One row of the timeline: a step, or neighbouring steps of a long run; their times are summed, and the context is that of the fullest.</summary>
internal sealed record StepBar(int Number, string Name, string What)
{
    public TimeSpan Prompt { get; private init; }
    public TimeSpan Generation { get; private init; }
    public TimeSpan Tools { get; private init; }
    public TimeSpan Whole { get; private init; }

    /// <summary>Tokens of the request that were in the engine's cache.</summary>
    public long Cached { get; private init; }

    /// <summary>Tokens of the request that were read anew.</summary>
    public long Evaluated { get; private init; }
    public long Written { get; private init; }

    public static StepBar Of(IReadOnlyList<RunStep> steps)
    {
        var (first, fullest) = (steps[0], steps.MaxBy(step => step.Exchange!.PromptTokens + step.Exchange.GeneratedTokens)!.Exchange!);
        return new StepBar(first.Number, steps.Count == 1 ? $"{first.Number}" : $"{first.Number} to {steps[^1].Number}", steps.Count == 1 ? StepWords.Title(first) : $"{steps.Count} steps")
        {
            Prompt = Sum(step => step.Prompt), Generation = Sum(step => step.Generation), Tools = Sum(step => step.Tools), Whole = Sum(step => step.Whole),
            Cached = fullest.PromptTokens - fullest.EvaluatedTokens, Evaluated = fullest.EvaluatedTokens, Written = fullest.GeneratedTokens,
        };

        TimeSpan Sum(Func<RunStep, TimeSpan> part) => steps.Aggregate(TimeSpan.Zero, (sum, step) => sum + part(step));
    }
}
