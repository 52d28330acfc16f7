using System.Diagnostics;
using Agent.Cli.Displays;
using Agent.Core.Goals;
using Agent.Core.Runs;

namespace Agent.Cli.Errors;

/// <summary>What the end of a run means outside: an exit code, a code for programs, and a problem unless the goal was met.</summary>
public static class Endings
{
    public static ExitCode Exit(OutcomeKind kind) => kind switch
    {
        OutcomeKind.Met => ExitCode.Met,
        OutcomeKind.NotMet or OutcomeKind.OutOfReach or OutcomeKind.Stuck or OutcomeKind.Failed => ExitCode.NotMet,
        OutcomeKind.BudgetSpent => ExitCode.BudgetSpent,
        OutcomeKind.Denied => ExitCode.Denied,
        OutcomeKind.Cancelled => ExitCode.Interrupted,
        _ => throw new UnreachableException($"No rule for the outcome {kind}."),
    };

    /// <summary>The outcome's name, as the journal spells it.</summary>
    public static string Code(OutcomeKind kind) => kind switch
    {
        OutcomeKind.Met => "met",
        OutcomeKind.NotMet => "not_met",
        OutcomeKind.OutOfReach => "out_of_reach",
        OutcomeKind.BudgetSpent => "budget_spent",
        OutcomeKind.Stuck => "stuck",
        OutcomeKind.Denied => "denied",
        OutcomeKind.Cancelled => "cancelled",
        OutcomeKind.Failed => "failed",
        _ => throw new UnreachableException($"No rule for the outcome {kind}."),
    };

    /// <summary>Why the run did not meet its goal, or null when it did.</summary>
    public static Problem? ProblemOf(Run run)
    {
        ArgumentNullException.ThrowIfNull(run);
        return run.Outcome switch
        {
            null => new Problem(ExitCode.NotMet, "interrupted", "The record ends before the run did.", $"Go on with it: {RunCommands.Of(run.Header).Resume}"),
            { IsMet: true } => null,
            var ended => new Problem(Exit(ended.Kind), Code(ended.Kind), ended.Message, ended.Next),
        };
    }
}
