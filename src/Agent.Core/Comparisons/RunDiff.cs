using Agent.Core.Goals;
using Agent.Core.Journals;
using Agent.Core.Runs;

namespace Agent.Core.Comparisons;

/// <summary>Where two runs part, and what became of that: in what they were given, what they were asked, what they planned, did and delivered.</summary>
public sealed record RunDiff
{
    public required Run First { get; init; }

    public required Run Second { get; init; }

    /// <summary>In what they were given before or at a fork: goal, model, seed, budget, prompts, tools.</summary>
    public required IReadOnlyList<MemberDifference> Given { get; init; }

    /// <summary>The first fact that differs; null when all are the same.</summary>
    public required Parting? Parting { get; init; }

    /// <summary>The first request that differs, by its lines; null when they were asked the same.</summary>
    public required PromptDiff? Prompt { get; init; }

    public required IReadOnlyList<DiffLine> Brief { get; init; }

    public required IReadOnlyList<DiffLine> Plan { get; init; }

    /// <summary>The calls that were made or refused, in order.</summary>
    public required IReadOnlyList<DiffLine> Actions { get; init; }

    /// <summary>The delivered text.</summary>
    public required IReadOnlyList<DiffLine> Result { get; init; }

    /// <summary>Whether nothing differs but names, times, places and caches.</summary>
    public bool IsSame => Given.Count == 0 && Parting is null;

    public static RunDiff Of(IReadOnlyList<Fact> first, IReadOnlyList<Fact> second)
    {
        ArgumentNullException.ThrowIfNull(first);
        ArgumentNullException.ThrowIfNull(second);
        var (one, other) = (Run.Fold(first), Run.Fold(second));
        return new RunDiff
        {
            First = one, Second = other,
            Given = FactDiff.Of(Plain(one), Plain(other)),
            Parting = PartingOf(first, second),
            Prompt = PromptDiff.Of(first, second),
            Brief = LineDiff.Of(Lines(one.Brief), Lines(other.Brief)),
            Plan = LineDiff.Of(Steps(one), Steps(other)),
            Actions = LineDiff.Of(Calls(first), Calls(second)),
            Result = LineDiff.Of(Lines(one.Checked?.Text), Lines(other.Checked?.Text)),
        };
    }

    // The header without what two runs of the same thing differ in anyway.
    private static RunStarted Plain(Run run) => new(run.Header with
    {
        Id = "", Parent = null, Workspace = "", Build = "", Model = run.Header.Model with { Chosen = "", File = null, Adapter = run.Header.Model.Adapter is { } adapter ? adapter with { File = null } : null },
    });

    private static Parting? PartingOf(IReadOnlyList<Fact> first, IReadOnlyList<Fact> second)
    {
        var (one, other) = (Happened(first), Happened(second));
        for (var at = 0; at < Math.Max(one.Count, other.Count); at++)
        {
            var (left, right) = (one.ElementAtOrDefault(at), other.ElementAtOrDefault(at));
            if (FactDiff.Of(left.Fact, right.Fact) is { Count: > 0 } differences)
                return new Parting(at, left.Fact is null ? null : left.Number, left.Fact, right.Fact is null ? null : right.Number, right.Fact, differences);
        }
        return null;
    }

    // That a run began, was forked or went on in another process is no part of what it did.
    private static List<(int Number, Fact Fact)> Happened(IReadOnlyList<Fact> facts)
        => [.. facts.Select((fact, number) => (number, fact)).Where(one => one.fact is not (RunStarted or RunForked or RunResumed))];

    private static string[] Lines(string? text) => text is null ? [] : text.ReplaceLineEndings("\n").TrimEnd('\n').Split('\n');

    private static string[] Lines(Brief? brief) => brief is null ? [] :
    [
        $"reach: {brief.Reach}", $"role: {brief.Role}", $"subject: {brief.Subject}", $"file: {brief.File}", .. brief.Criteria.Select(criterion => $"done when: {criterion}"),
    ];

    private static string[] Steps(Run run) => [.. run.Plan?.Steps.Select(step => $"{step.Tool}: {step.Instruction}") ?? []];

    private static string[] Calls(IReadOnlyList<Fact> facts) => [.. facts.Select(fact => fact switch
    {
        ToolCalled called => $"{called.Call.Tool} {called.Call.Arguments.GetRawText()}",
        CallRefused refused => $"refused: {refused.Call.Tool} {refused.Call.Arguments.GetRawText()}",
        _ => null,
    }).OfType<string>()];
}

/// <summary>The first fact in which two runs differ.</summary>
/// <param name="Shared">How many things happened alike before it.</param>
/// <param name="FirstNumber">Its number in the first run; null when that was over.</param>
/// <param name="First">What happened in the first run.</param>
/// <param name="SecondNumber">Its number in the second run; null when that was over.</param>
/// <param name="Second">What happened in the second run.</param>
/// <param name="Differences">Member by member.</param>
public sealed record Parting(int Shared, int? FirstNumber, Fact? First, int? SecondNumber, Fact? Second, IReadOnlyList<MemberDifference> Differences);
