using System.IO.Enumeration;
using Agent.Core.Goals;
using Agent.Core.Journals;
using Agent.Core.Runs;
using Agent.Evaluation.Overlaps;

namespace Agent.Evaluation.Datasets;

/// <summary>Which runs become training text.</summary>
public sealed record DatasetFilter
{
    public IReadOnlyList<OutcomeKind> Outcomes { get; init; } = [OutcomeKind.Met];

    /// <summary>The runs that an evaluation passed; null takes them whether evaluated or not.</summary>
    public IReadOnlySet<string>? Passed { get; init; }

    /// <summary>A pattern such as <c>*soup*</c> that the goal must fit.</summary>
    public string? Goal { get; init; }

    /// <summary>The model's name, or the beginning of its file's SHA-256.</summary>
    public string? Model { get; init; }

    /// <summary>Goals that must stay unseen.</summary>
    public Overlap? Unseen { get; init; }

    /// <summary>Runs that were told notes of the user are left out unless this is set.</summary>
    public bool WithNotes { get; init; }

    /// <summary>The most conversations of one goal; null takes all.</summary>
    public int? PerGoal { get; init; }

    /// <summary>Why a run is left out, in a word or two, or null when it is taken.</summary>
    public string? Refuses(Run run)
    {
        ArgumentNullException.ThrowIfNull(run);
        return run switch
        {
            { Outcome: null } => "not over",
            { Outcome.Kind: var kind } when !Outcomes.Contains(kind) => $"ended {kind}",
            { Outcome.IsMet: true, Checked.Findings: var findings } when findings.Any(finding => !finding.Passed) => "a check failed",
            _ when Passed is not null && !Passed.Contains(run.Header.Id) => "not passed by the evaluation",
            _ when Goal is not null && !FileSystemName.MatchesSimpleExpression(Goal, run.Header.Goal) => "another goal",
            _ when Model is not null && !IsOf(run.Header.Model) => "another model",
            { Header.Notes.Length: > 0 } when !WithNotes => "told notes of the user",
            _ when Unseen?.Of(run.Header.Goal) is not null => "a goal of a suite",
            _ => null,
        };
    }

    private bool IsOf(ModelCard model) => model.FullName.Equals(Model, StringComparison.OrdinalIgnoreCase) || model.Identity.StartsWith(Model!, StringComparison.OrdinalIgnoreCase);
}
