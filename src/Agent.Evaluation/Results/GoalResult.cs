using Agent.Core.Goals;

namespace Agent.Evaluation.Results;

/// <summary>One goal done once with one seed: how it ended, what the checks found, and what it took.</summary>
public sealed record GoalResult
{
    public required string Name { get; init; }

    /// <summary>Of the goal and its checks, so that a changed goal is not compared with what it was.</summary>
    public required string Digest { get; init; }

    public required string Goal { get; init; }
    public required ulong Seed { get; init; }

    /// <summary>The run ended as expected and every check holds.</summary>
    public bool Passed => Faults.Count == 0;

    public required IReadOnlyList<Fault> Faults { get; init; }

    /// <summary>Null when the program broke before the run had one.</summary>
    public OutcomeKind? Outcome { get; init; }

    public string Message { get; init; } = "";

    /// <summary>Whether the last brief asked for all that the checks look at, as far as a brief can; null when there was none.</summary>
    public bool? BriefCovers { get; init; }

    /// <summary>The run's name in its store.</summary>
    public string Run { get; init; } = "";
    public string Journal { get; init; } = "";
    public Costs Costs { get; init; } = new();
    public Revisions Revisions { get; init; } = new();
}

/// <summary>Why a goal is not passed: the name of the check, or <c>ended</c>, and one sentence.</summary>
public sealed record Fault(string Check, string Text);

/// <summary>What a run took, and how much of it led to nothing.</summary>
public sealed record Costs
{
    /// <summary>Replies of the model.</summary>
    public int Steps { get; init; }
    public long PromptTokens { get; init; }
    public long EvaluatedTokens { get; init; }
    public long GeneratedTokens { get; init; }
    public double Seconds { get; init; }
    public int ToolCalls { get; init; }

    /// <summary>Replies that failed their check and never ran: malformed ones, and briefs that forget words of the goal.</summary>
    public int Rejected { get; init; }

    /// <summary>Replies that were not what the schema asks for.</summary>
    public int Malformed { get; init; }

    /// <summary>Calls that a tool or the policy refused.</summary>
    public int Refused { get; init; }

    /// <summary>Calls that were made before with the same arguments.</summary>
    public int Repeated { get; init; }

    /// <summary>Replies that led to nothing: rejected, with a refused or repeated call, or of an attempt that was abandoned.</summary>
    public int Wasted { get; init; }
}

/// <summary>What came of the drafts that were written again because the critique asked for it, by the checks of the suite.</summary>
/// <param name="Mended">A failing draft became a passing one.</param>
/// <param name="Spoiled">A passing draft became a failing one.</param>
/// <param name="All">All that were written again.</param>
public sealed record Revisions(int Mended = 0, int Spoiled = 0, int All = 0);
