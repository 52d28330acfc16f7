using System.Text.Json.Serialization;
using Agent.Core.Budgets;
using Agent.Core.Critiques;
using Agent.Core.Goals;
using Agent.Core.Plans;
using Agent.Core.Policies;
using Agent.Core.Tools;

namespace Agent.Core.Journals;

/// <summary>Something that happened in a run. A run is the fold of its facts and nothing else.</summary>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "fact")]
[JsonDerivedType(typeof(RunStarted), "run.started")]
[JsonDerivedType(typeof(RunResumed), "run.resumed")]
[JsonDerivedType(typeof(RunForked), "run.forked")]
[JsonDerivedType(typeof(BriefWritten), "brief.written")]
[JsonDerivedType(typeof(PlanWritten), "plan.written")]
[JsonDerivedType(typeof(ActionChosen), "action.chosen")]
[JsonDerivedType(typeof(ReplyRejected), "reply.rejected")]
[JsonDerivedType(typeof(RequestOverflowed), "request.overflowed")]
[JsonDerivedType(typeof(ReplyOverflowed), "reply.overflowed")]
[JsonDerivedType(typeof(CallRefused), "call.refused")]
[JsonDerivedType(typeof(ToolCalled), "tool.called")]
[JsonDerivedType(typeof(ToolReturned), "tool.returned")]
[JsonDerivedType(typeof(WorkChecked), "work.checked")]
[JsonDerivedType(typeof(CritiqueWritten), "critique.written")]
[JsonDerivedType(typeof(AttemptAbandoned), "attempt.abandoned")]
[JsonDerivedType(typeof(TranscriptCompacted), "transcript.compacted")]
[JsonDerivedType(typeof(RunEnded), "run.ended")]
public abstract record Fact
{
    private protected Fact() { }

    /// <summary>When the journal took the fact.</summary>
    [JsonPropertyOrder(-2)]
    public DateTimeOffset At { get; init; }
}

/// <summary>A fact that a reply of the model made.</summary>
public abstract record Replied([property: JsonPropertyOrder(-1)] Exchange Exchange) : Fact;

public sealed record RunStarted(RunHeader Header) : Fact;

/// <summary>The process that went on with the run is another one; a call without a result is of unknown effect from here on.</summary>
public sealed record RunResumed(string Build) : Fact
{
    /// <summary>The line that was being written when the process before ended; null when its journal ended whole.</summary>
    public Torn? Torn { get; init; }
}

/// <summary>A line that was cut off: how many bytes of it there were, and the blob that keeps them.</summary>
public sealed record Torn(long Bytes, string Sha256);

/// <summary>The facts before this one are another run's; from here on it is this run, with this model, seed, goal and budget.</summary>
public sealed record RunForked(ForkPoint From, ModelCard Model, ulong Seed, string Goal, Budget Budget, string Workspace, string Build) : Fact;

public sealed record BriefWritten(Exchange Exchange, Brief Brief) : Replied(Exchange)
{
    /// <summary>The brief has criteria that the goal states and the reply lacks, and stands in the transcript in the reply's place.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public bool Completed { get; init; }
}

public sealed record PlanWritten(Exchange Exchange, Plan Plan) : Replied(Exchange)
{
    /// <summary>The plan has the steps of the chore that code read, in their order, where the reply had others, and stands in the transcript in the reply's place.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public bool Completed { get; init; }
}

public sealed record ActionChosen(Exchange Exchange, string Thought, ToolCall Call) : Replied(Exchange);

/// <summary>A reply that failed its check: it never ran and is not part of the transcript.</summary>
public sealed record ReplyRejected(Exchange Exchange, string Reason) : Replied(Exchange);

/// <summary>A request was longer than the model's context, so the model was not asked.</summary>
public sealed record RequestOverflowed(long Tokens, long ContextLength) : Fact;

/// <summary>The shortest reply that its schema allows has more tokens than the budget has left, so the model was not asked.</summary>
public sealed record ReplyOverflowed(long Tokens, long Room) : Fact;

/// <summary>The policy said no; the model reads the reason.</summary>
public sealed record CallRefused(ToolCall Call, Decision Decision) : Fact;

/// <summary>The intent, durable before the effect.</summary>
public sealed record ToolCalled(ToolCall Call, Decision Decision) : Fact;

public sealed record ToolReturned(ToolCall Call, Observation Observation) : Fact;

/// <summary>The delivered text as it stood, and what the checks found.</summary>
public sealed record WorkChecked(string File, string? Text, IReadOnlyList<Finding> Findings) : Fact;

public sealed record CritiqueWritten(Exchange Exchange, Critique Critique) : Replied(Exchange);

/// <summary>The transcript was cut back to its head, followed by this summary.</summary>
public sealed record TranscriptCompacted(string Summary) : Fact;

/// <summary>The work could not be mended, so the run begins again with a new brief; what was read stays known.</summary>
public sealed record AttemptAbandoned(string Reason) : Fact;

public sealed record RunEnded(Outcome Outcome) : Fact;
