using System.Collections.Immutable;
using Agent.Core.Tools;

namespace Agent.Core.Runs;

/// <summary>How often the same call brought the same result, and what follows: say so, withdraw the tool, plan anew, stop.</summary>
public sealed record Repetition
{
    private ImmutableDictionary<string, int> Counts { get; init; } = ImmutableDictionary<string, int>.Empty;

    /// <summary>Tools that are not offered until the step is done or the plan is new.</summary>
    public ImmutableHashSet<string> Withdrawn { get; private init; } = [];

    /// <summary>Set when the plan should be written anew.</summary>
    public string? Replan { get; private init; }

    public int Replans { get; private init; }

    /// <summary>Set when a new plan led to the same repetition.</summary>
    public bool IsStuck { get; private init; }

    public Repetition After(ToolCall call, Observation observation)
    {
        ArgumentNullException.ThrowIfNull(call);
        ArgumentNullException.ThrowIfNull(observation);
        var key = $"{call.Fingerprint}\n{observation.Text}";
        var count = Counts.GetValueOrDefault(key) + 1;
        var noted = this with { Counts = Counts.SetItem(key, count) };
        return count switch
        {
            < 3 => noted,
            3 => noted with { Withdrawn = Withdrawn.Add(call.Tool) },
            _ when Replans == 0 => noted with { Replan = $"the call of '{call.Tool}' came back the same {count} times." },
            _ => noted with { IsStuck = true },
        };
    }

    public int CountOf(ToolCall call, Observation observation) => Counts.GetValueOrDefault($"{call.Fingerprint}\n{observation.Text}");

    public Repetition StepDone() => this with { Withdrawn = [] };

    public Repetition Planned() => Replan is null
        ? this
        : new Repetition { Replans = Replans + 1, Counts = Counts.ToImmutableDictionary(c => c.Key, _ => 2) };
}
