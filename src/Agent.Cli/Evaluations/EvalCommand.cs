using System.CommandLine;
using Agent.Cli.Commands;
using Agent.Cli.Displays;
using Agent.Cli.Errors;
using Agent.Core;
using Agent.Core.Journals;
using Agent.Evaluation.Results;
using Agent.Evaluation.Suites;

namespace Agent.Cli.Evaluations;

/// <summary><c>agent eval SUITE</c>: how well a model does the goals of a suite, judged by code.</summary>
internal static class EvalCommand
{
    public static Command Create(Surroundings surroundings)
    {
        var command = new Command("eval", "Measure how well a model does the goals of a suite")
        {
            EvalOptions.Suite, Options.Model, Options.Adapter, Options.AdapterScale, Options.Seed, EvalOptions.Seeds, EvalOptions.Limit, EvalOptions.Only, EvalOptions.Results, EvalOptions.Runs,
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
        using var runner = new GoalRunner(surroundings, Options.ModelOf(parsed), suite.Folder, surroundings.FullPath(parsed.GetValue(EvalOptions.Runs) ?? surroundings.Runs), without);
        var header = HeaderOf(suite, runner.Model.Card, without);
        using var kept = KeptResults.Open(ResultPath.Of(surroundings, parsed.GetValue(EvalOptions.Results), "evals", suite.Name), header);

        var progress = new EvalProgress(surroundings, parsed, suite, runner.Model.Card);
        try
        {
            await GoalByGoal.DoAsync(progress, runner, Trials(goals, parsed), kept.Has, kept.Add, cancellationToken);
        }
        catch (OperationCanceledException)
        {
            progress.Stopped(kept.Path);
            throw;
        }
        var results = new EvalResults(header, kept.Of(Trials(goals, parsed)));
        return Finish(surroundings, parsed, results, kept.Path, baseline is null ? null : Comparison.Of(baseline, results));
    }

    private static EvalHeader HeaderOf(Suite suite, ModelCard model, Ablation without) => new()
    {
        Suite = suite.Name, Model = model.FullName, Sha256 = model.Sha256, Adapter = model.Adapter is { } adapter ? adapter with { File = null } : null,
        Build = AgentRunner.Build, Without = without.Names,
    };

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
}
