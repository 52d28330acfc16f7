using System.CommandLine;
using Agent.Cli.Commands;
using Agent.Cli.Displays;
using Agent.Cli.Errors;
using Agent.Core;
using Agent.Evaluation.Results;
using Agent.Evaluation.Suites;
using Agent.Evaluation.Trials;

namespace Agent.Cli.Evaluations;

/// <summary><c>agent eval SUITE</c>: how well a model does the goals of a suite, judged by code.</summary>
internal static class EvalCommand
{
    public static Command Create(Surroundings surroundings)
    {
        var command = new Command("eval", "Measure how well a model does the goals of a suite")
        {
            EvalOptions.Suite, Options.Model, Options.Seed, EvalOptions.Seeds, EvalOptions.Limit, EvalOptions.Only, EvalOptions.Results, EvalOptions.Runs,
            EvalOptions.Baseline, EvalOptions.Report, EvalOptions.Require, EvalOptions.Without, Options.Quiet,
        };
        EvalOptions.Without.AcceptOnlyFromAmong([.. Ablation.All]);
        command.SetAction((parsed, cancellationToken) => RunAsync(surroundings, parsed, cancellationToken));
        return command;
    }

    private static async Task<int> RunAsync(Surroundings surroundings, ParseResult parsed, CancellationToken cancellationToken)
    {
        var suite = SuiteSearch.Find(surroundings, parsed.GetRequiredValue(EvalOptions.Suite));
        var goals = SuiteSearch.Chosen(suite, parsed.GetValue(EvalOptions.Only), parsed.GetValue(EvalOptions.Limit));
        var baseline = parsed.GetValue(EvalOptions.Baseline) is { } file ? ResultFile.Read(surroundings.FullPath(file)) : null;
        var without = new Ablation(parsed.GetValue(EvalOptions.Without) ?? []);
        using var runner = new GoalRunner(surroundings, parsed.GetValue(Options.Model), suite.Folder, surroundings.FullPath(parsed.GetValue(EvalOptions.Runs) ?? surroundings.Runs), without);
        var header = new EvalHeader { Suite = suite.Name, Model = runner.Model.Card.Name, Sha256 = runner.Model.Card.Sha256, Build = AgentRunner.Build, Without = without.Names };
        using var kept = KeptResults.Open(PathOfResults(surroundings, parsed, suite), header);

        var progress = new EvalProgress(surroundings, parsed, suite, runner.Model.Card);
        try
        {
            await DoAsync(progress, runner, kept, Trials(goals, parsed), cancellationToken);
        }
        catch (OperationCanceledException)
        {
            progress.Stopped(kept.Path);
            throw;
        }
        var results = new EvalResults(header, kept.Of(Trials(goals, parsed)));
        return Finish(surroundings, parsed, results, kept.Path, baseline is null ? null : Comparison.Of(baseline, results));
    }

    private static async Task DoAsync(EvalProgress progress, GoalRunner runner, KeptResults kept, IEnumerable<(EvalGoal Goal, ulong Seed)> trials, CancellationToken cancellationToken)
    {
        var scratch = Directory.CreateTempSubdirectory("agent-eval-");
        try
        {
            foreach (var (goal, seed) in trials.Where(trial => !progress.Left(kept.Has(trial))))
            {
                cancellationToken.ThrowIfCancellationRequested();
                var folder = scratch.CreateSubdirectory($"{goal.Name}-{seed}");
                var result = await OneAsync(runner, Trial.Prepare(goal, seed, folder.FullName), cancellationToken);
                kept.Add(result);
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

    private static int Finish(Surroundings surroundings, ParseResult parsed, EvalResults results, string file, Comparison? comparison)
    {
        var summary = new Summary(results.Results);
        if (parsed.GetValue(EvalOptions.Report) is { } named && surroundings.FullPath(named) is var page)
        {
            Directory.CreateDirectory(Path.GetDirectoryName(page)!);
            File.WriteAllText(page, EvalPage.Of(results, comparison, page));
        }
        var report = new Report(surroundings, parsed.GetValue(Options.Output));
        report.Text(EvalText.Of(results, comparison) + $"{new ProgressLine("results", SafeText.Line(file))}\n");
        report.Document(EvalDocument.Of(results, comparison, file));
        var passed = results.Results.Count(result => result.Passed);
        return summary.Broken > 0 ? (int)ExitCode.Environment
            : parsed.GetValue(EvalOptions.Require) is { } share && passed < share * results.Results.Count ? (int)ExitCode.NotMet
            : 0;
    }

    // Seed by seed, so that an evaluation that is stopped early has the whole suite with the first.
    private static IEnumerable<(EvalGoal Goal, ulong Seed)> Trials(IReadOnlyList<EvalGoal> goals, ParseResult parsed)
    {
        var first = parsed.GetValue(Options.Seed) ?? 1;
        for (var i = 0; i < (parsed.GetValue(EvalOptions.Seeds) ?? 1); i++)
            foreach (var goal in goals)
                yield return (goal, unchecked(first + (ulong)i));
    }

    private static string PathOfResults(Surroundings surroundings, ParseResult parsed, Suite suite)
        => parsed.GetValue(EvalOptions.Results) is { } named ? surroundings.FullPath(named) : Enumerable.Range(0, int.MaxValue)
            .Select(i => Path.Combine(surroundings.Home, "evals", $"{suite.Name}-{surroundings.Time.GetUtcNow():yyyyMMdd-HHmmss}{(i == 0 ? "" : $"-{i}")}.jsonl"))
            .First(path => !File.Exists(path));
}
