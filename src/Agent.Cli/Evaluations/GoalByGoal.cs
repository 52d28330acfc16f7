using Agent.Evaluation.Results;
using Agent.Evaluation.Suites;
using Agent.Evaluation.Trials;

namespace Agent.Cli.Evaluations;

/// <summary>Does goals one after another, each in a folder of its own, and hands over each result as it comes.</summary>
internal static class GoalByGoal
{
    /// <param name="progress">Told of what is left out and what is done.</param>
    /// <param name="runner">Does a goal.</param>
    /// <param name="trials">What to do.</param>
    /// <param name="has">Whether there is a result already.</param>
    /// <param name="keep">Takes a result before the next goal is begun.</param>
    /// <param name="cancellationToken">Stops between two goals, or the run of one.</param>
    public static async Task DoAsync(
        EvalProgress progress, GoalRunner runner, IEnumerable<(EvalGoal Goal, ulong Seed)> trials, Func<(EvalGoal, ulong), bool> has, Action<GoalResult> keep, CancellationToken cancellationToken)
    {
        var scratch = Directory.CreateTempSubdirectory("agent-eval-");
        try
        {
            foreach (var (goal, seed) in trials.Where(trial => !progress.Left(has(trial))))
            {
                cancellationToken.ThrowIfCancellationRequested();
                var folder = scratch.CreateSubdirectory($"{goal.Name}-{seed}");
                var result = await OneAsync(runner, Trial.Prepare(goal, seed, folder.FullName), cancellationToken);
                keep(result);
                progress.Show(result);
                folder.Delete(recursive: true);
            }
        }
        finally
        {
            scratch.Delete(recursive: true);
        }
    }

    // One run that breaks is a fault of the program and is told as such; it must not lose the night's other goals.
    private static async Task<GoalResult> OneAsync(GoalRunner runner, Trial trial, CancellationToken cancellationToken)
    {
        try
        {
            return await runner.RunAsync(trial, cancellationToken);
        }
        catch (Exception broken) when (broken is not (OperationCanceledException or SuiteException))
        {
            return trial.Broken(broken);
        }
    }
}
