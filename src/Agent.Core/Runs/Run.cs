using System.Collections.Immutable;
using Agent.Core.Budgets;
using Agent.Core.Critiques;
using Agent.Core.Goals;
using Agent.Core.Journals;
using Agent.Core.Plans;
using Agent.Core.Tools;

namespace Agent.Core.Runs;

/// <summary>The state of a run: the fold of its facts. Immutable; <see cref="Next"/> says the next move and <see cref="Apply"/> takes the fact that it yielded.</summary>
public sealed partial record Run
{
    /// <summary>How often the work may be written again after a check or the critique found a fault.</summary>
    public const int MostRevisions = 1;

    /// <summary>How often the run may begin, each time with a new brief.</summary>
    public const int MostAttempts = 4;

    /// <summary>Replies in a row that may fail their check before the run ends.</summary>
    public const int MostRejections = 3;

    private Run(RunHeader header, DateTimeOffset began)
    {
        Header = header;
        Goal = new Goal(header.Meant ?? header.Goal);
        Began = Latest = began;
    }

    public RunHeader Header { get; private init; }
    /// <summary>What is worked on: the goal as it was meant.</summary>
    public Goal Goal { get; private init; }
    public DateTimeOffset Began { get; private init; }

    /// <summary>When the latest fact was taken.</summary>
    public DateTimeOffset Latest { get; private init; }

    public Brief? Brief { get; private init; }
    public Plan? Plan { get; private init; }

    /// <summary>The number of plan steps that are done.</summary>
    public int StepsDone { get; private init; }

    /// <summary>The messages that every request begins with; it only grows, until it is compacted.</summary>
    public Transcript Transcript { get; private init; } = Transcript.Empty;

    /// <summary>The call that the model chose and that was not decided yet.</summary>
    public ToolCall? Chosen { get; private init; }

    /// <summary>The call that was announced and has no result yet.</summary>
    public ToolCall? InFlight { get; private init; }

    /// <summary>Whether the process ended while a call was in flight.</summary>
    public bool EffectUnknown { get; private init; }

    /// <summary>Whether a call of this step had an unknown effect, so that the model may look, and may find the step done.</summary>
    public bool InDoubt { get; private init; }

    public string? Rejected { get; private init; }
    public int Rejections { get; private init; }

    /// <summary>Whether the last call of this step failed, so that more tools are offered for it.</summary>
    public bool StepFailed { get; private init; }

    /// <summary>The values that later calls may name, by <c>tool.parameter</c>.</summary>
    public ImmutableDictionary<string, IReadOnlyList<string>> Choices { get; private init; } = ImmutableDictionary<string, IReadOnlyList<string>>.Empty;

    /// <summary>What was read, in order, without repetition.</summary>
    public OrderedNames Sources { get; private init; } = OrderedNames.None;

    /// <summary>The calls of this attempt that wrote and succeeded, in order.</summary>
    public ImmutableList<ToolCall> Calls { get; private init; } = [];

    /// <summary>What was searched for last; empty before any search.</summary>
    public string Query { get; private init; } = "";

    /// <summary>The join of the labels of everything that the model has read.</summary>
    public Label Seen { get; private init; } = Label.User;

    public WorkChecked? Checked { get; private init; }
    public Critique? Critique { get; private init; }

    /// <summary>Whether the critique disputes what code has proved of the work, or criteria that the brief does not have, and nothing else.</summary>
    public bool IsRefuted => Critique is { IsMet: false } critique && critique.Compare.Where(one => one.Same != "yes").ToList() is { Count: > 0 } disputed
        && disputed.TrueForAll(one => IsProved(one) || IsInvented(one));

    private bool IsProved(Comparison one) => Checked!.Findings.Any(finding => finding.Passed && $"{finding.Criterion}" == one.Criterion);

    // It reads as a criterion and is none: a small model makes up a word that the work should mention.
    private bool IsInvented(Comparison one)
        => Enum.GetNames<CheckKind>().Any(kind => one.Criterion.StartsWith(kind, StringComparison.OrdinalIgnoreCase)) && !Brief!.Criteria.Any(criterion => $"{criterion}" == one.Criterion);
    public int Revisions { get; private init; }

    /// <summary>How many attempts were given up.</summary>
    public int Abandoned { get; private init; }

    /// <summary>Set while the reserved last turn runs.</summary>
    public Limit? HandingOver { get; private init; }

    public Repetition Repetition { get; private init; } = new();
    public Usage Spent { get; private init; } = new();

    /// <summary>Tokens of the latest request and reply: how full the model's context is.</summary>
    public long Held { get; private init; }

    /// <summary>The request that did not fit into the model's context, until room was made.</summary>
    public RequestOverflowed? Overflow { get; private init; }

    /// <summary>The reply that the budget had no room for.</summary>
    public ReplyOverflowed? Cramped { get; private init; }

    public Outcome? Outcome { get; private init; }

    /// <summary>Whether nothing is left to do. A run that was stopped has an outcome and can be gone on with.</summary>
    public bool IsOver => Outcome is { Kind: not OutcomeKind.Cancelled };

    /// <summary>A run that has begun and done nothing yet.</summary>
    public static Run Begin(RunStarted started)
    {
        ArgumentNullException.ThrowIfNull(started);
        return new Run(started.Header, started.At);
    }

    /// <summary>The run that these facts make.</summary>
    public static Run Fold(IEnumerable<Fact> facts)
    {
        ArgumentNullException.ThrowIfNull(facts);
        return facts.Aggregate((Run?)null, (run, fact) => run is null ? Begin(First(fact)) : run.Apply(fact))
            ?? throw new JournalException("The journal holds no fact, so there is no run in it.");
    }

    private static RunStarted First(Fact fact)
        => fact as RunStarted ?? throw new JournalException("The journal does not begin with the start of a run.");
}
