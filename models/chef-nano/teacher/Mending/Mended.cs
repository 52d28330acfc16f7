using Agent.Core.Critiques;
using Agent.Core.Goals;
using Agent.Core.Journals;
using Agent.Core.Runs;
using Agent.Core.Tools;
using Microsoft.Extensions.AI;

namespace ChefNano.Teacher.Mending;

/// <summary>What became of a planted flaw.</summary>
/// <param name="Flaw">Null when none could be planted.</param>
/// <param name="FoundBy">"checks" or "critique", whichever named it first; null when neither did.</param>
/// <param name="Gone">Whether the goal was met without it.</param>
/// <param name="Run">The run.</param>
internal sealed record Mended(PlantedFlaw? Flaw, string? FoundBy, bool Gone, Run Run)
{
    /// <summary>Whether the draft itself was mended, and not replaced under a new brief.</summary>
    public bool InPlace => Gone && Run.Abandoned == 0;
}

/// <summary>Plants a flaw into the first draft of a run and follows it to the end.</summary>
internal sealed class MendingExam(Sitting sitting, Checks checks)
{
    /// <param name="model">Who answers.</param>
    /// <param name="card">What the header says of it.</param>
    /// <param name="goal">What to do.</param>
    /// <param name="asked">What the goal is known to ask; the brief says the rest.</param>
    /// <param name="kind">The name of the flaw.</param>
    /// <param name="seed">Of the run and of the choice of what to spoil.</param>
    public async Task<Mended> FollowAsync(IChatClient model, ModelCard card, string goal, IReadOnlyList<Criterion> asked, string kind, ulong seed)
    {
        var dice = new Dice((int)seed);
        SpoilingToolbox? spoiling = null;
        var (run, facts, delivered) = await sitting.RunAsync(model, card, goal, null, seed, around: (tools, workspace) => spoiling = new SpoilingToolbox(
            tools, workspace, draft => Flaws.ByName[kind](draft, check => asked.FirstOrDefault(c => c.Check == check)?.Value, dice)));
        return spoiling is { Planted: { } flaw, Call: { } call }
            ? new Mended(flaw, FoundBy(flaw, call, facts), run.Outcome!.IsMet && IsGone(flaw, run, delivered), run)
            : new Mended(null, null, false, run);
    }

    // Only what was said of the flawed draft counts, not of what was written after it.
    private static string? FoundBy(PlantedFlaw flaw, ToolCall call, IReadOnlyList<Fact> facts)
    {
        var said = facts.SkipWhile(fact => !IsOf(fact, call)).Skip(1).TakeWhile(fact => fact is not (AttemptAbandoned or ActionChosen));
        foreach (var fact in said)
        {
            if (fact is WorkChecked work && work.Findings.Any(finding => !finding.Passed && flaw.Names(finding)))
                return "checks";
            if (fact is CritiqueWritten { Critique: { IsMet: false } critique } && Names(critique, flaw))
                return "critique";
        }
        return null;
    }

    private static bool IsOf(Fact fact, ToolCall call) => fact is ActionChosen { Call: { } chosen } && chosen == call;

    private static bool Names(Critique critique, PlantedFlaw flaw)
        => critique.Compare.Where(c => c.Same != "yes").Select(c => $"{c.Criterion} {c.Found}").Append(critique.Fix).Any(text => text.Contains(flaw.What, StringComparison.OrdinalIgnoreCase));

    private bool IsGone(PlantedFlaw flaw, Run run, string? delivered)
    {
        var brief = new Brief("yes", "examiner", "", run.Brief!.File, [flaw.Asked]);
        return delivered is not null && !checks.Of(new Work(run.Goal, brief, delivered, run.Sources)).Any(finding => !finding.Passed && flaw.Names(finding));
    }
}
