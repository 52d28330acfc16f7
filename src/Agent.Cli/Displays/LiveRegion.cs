using Agent.Core.Journals;
using Agent.Core.Runs;
using Spectre.Console;
using Spectre.Console.Rendering;

namespace Agent.Cli.Displays;

/// <summary>The few lines that move: the plan with its ticks, what is being done now, and how much of the budget is spent.</summary>
internal sealed class LiveRegion(TimeProvider time, Profile profile)
{
    private static readonly Style Quiet = new(decoration: Decoration.Dim);
    private readonly Speed speed = new();
    private readonly long began = time.GetTimestamp();
    private long taken = time.GetTimestamp();
    private volatile Run? run;

    public void Take(Run next, Fact fact)
    {
        speed.Take(fact);
        taken = time.GetTimestamp();
        run = next;
    }

    /// <summary>The region as it stands now, none when the run is over; each takes one line of the terminal.</summary>
    public IReadOnlyList<IRenderable> Lines() => run switch
    {
        null => [Line(Spinner(), "loading the model", Style.Plain)],
        { Outcome: not null } => [],
        var now => [.. Plan(), Line(Spinner(), Doing(now), Style.Plain), Line(" ", Meter(now), Quiet)],
    };

    /// <summary>The plan, each step with its tick: done, being done, or still to do.</summary>
    public IEnumerable<IRenderable> Plan()
    {
        if (run is not { Plan: { } plan } now)
            return [];
        return plan.Steps.Select((step, at) => Step(now, at, $"{at + 1} {step.Tool}: {step.Instruction}"));
    }

    private Text Step(Run now, int at, string text) => (at - now.StepsDone) switch
    {
        < 0 => Line(profile.Capabilities.Unicode ? "✓" : "x", text, new Style(Color.Green)),
        0 when now.Outcome is null => Line(">", text, Style.Plain),
        _ => Line(" ", text, Quiet),
    };

    private static string Doing(Run run) => run.Next() switch
    {
        Ask { Purpose: Purpose.Brief } => "writing the brief",
        Ask { Purpose: Purpose.Plan } => "writing the plan",
        Ask { Purpose: Purpose.Revise } => "mending the work",
        Ask { Purpose: Purpose.Critique } => "judging the work",
        Ask { Purpose: Purpose.HandOver } => "handing over what there is",
        Ask => $"working on step {run.StepsDone + 1}",
        Carry carry => CallText.Of(carry.Call),
        CheckWork => "checking the work",
        _ => "working",
    };

    private string Meter(Run run)
    {
        var budget = run.Header.Budget;
        var rate = speed.TokensPerSecond is { } perSecond ? $"{perSecond:0} tokens/s, " : "";
        // What the run has spent, also in other processes, and what it has been at since its latest fact.
        return $"{Amounts.Time(run.Spent.Time + time.GetElapsedTime(taken))}, step {run.Spent.Steps} of {budget.Steps}, {rate}"
            + $"{Amounts.Count(run.Spent.GeneratedTokens)} of {Amounts.Count(budget.GeneratedTokens)} tokens, context {Amounts.Count(run.Held)} of {Amounts.Count(run.Header.Model.ContextLength)}";
    }

    private string Spinner()
    {
        var spinner = profile.Capabilities.Unicode ? Spectre.Console.Spinner.Known.Dots : Spectre.Console.Spinner.Known.Line;
        return spinner.Frames[(int)(time.GetElapsedTime(began) / spinner.Interval) % spinner.Frames.Count];
    }

    // One line each, however narrow the terminal: a region that wraps would jump.
    private Text Line(string mark, string text, Style style) => new($"{mark} {SafeText.Line(text, Math.Max(profile.Width - 3, 8))}", style);
}
