using System.Text.Json.Serialization;
using Agent.Evaluation.Checks;

namespace Agent.Evaluation.Suites;

/// <summary>A goal of a suite: what is asked, what lies in the workspace before, how the run should end, and what must hold of what it leaves.</summary>
public sealed record EvalGoal
{
    /// <summary>Unique in its suite, in letters, digits and hyphens.</summary>
    public required string Name { get; init; }

    public required string Goal { get; init; }

    /// <summary>Texts by path from the workspace root.</summary>
    public IReadOnlyDictionary<string, string> Files { get; init; } = new Dictionary<string, string>();

    /// <summary>A folder of documents, from the suite's folder; null for the suite's own or the built-in one.</summary>
    public string? Library { get; init; }

    public GoalBudget Budget { get; init; } = new();

    public Expectation Expect { get; init; } = Expectation.Done;

    public IReadOnlyList<Check> Checks { get; init; } = [];
}

/// <summary>What a goal may spend; null leaves the default of a run.</summary>
public sealed record GoalBudget
{
    public int? Steps { get; init; }
    public long? Tokens { get; init; }
    public double? Seconds { get; init; }
}

/// <summary>The right end of a run.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<Expectation>))]
public enum Expectation
{
    /// <summary>The goal is met.</summary>
    [JsonStringEnumMemberName("done")] Done,
    /// <summary>The run says that the goal is out of reach or not allowed, and delivers nothing.</summary>
    [JsonStringEnumMemberName("stop")] Stop,
}
