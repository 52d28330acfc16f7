using System.CommandLine;
using Agent.Cli.Commands;
using Agent.Cli.Composition;
using Agent.Cli.Displays;
using Agent.Cli.Errors;
using Agent.Cli.Evaluations;
using Agent.Core.Journals;
using Agent.Core.Models;
using Agent.Evaluation.Pairs;
using Agent.Evaluation.Suites;
using Microsoft.Extensions.DependencyInjection;

namespace Agent.Cli.Comparisons;

/// <summary><c>agent compare GOALS --models A,B</c>: both do the same goals, and what they made of each is judged as a pair.</summary>
internal static class CompareCommand
{
    public static Command Create(Surroundings surroundings)
    {
        var command = new Command("compare", "Have two models do the same goals, and judge the pairs blind")
        {
            CompareOptions.Goals, CompareOptions.Models, CompareOptions.Judge, Options.Seed, EvalOptions.Limit, EvalOptions.Only, CompareOptions.Results, EvalOptions.Runs, Options.Quiet,
        };
        command.SetAction((parsed, cancellationToken) => CompareAsync(surroundings, parsed, cancellationToken));
        return command;
    }

    private static async Task<int> CompareAsync(Surroundings surroundings, ParseResult parsed, CancellationToken cancellationToken)
    {
        var suite = GoalList.Find(surroundings, parsed.GetRequiredValue(CompareOptions.Goals));
        var goals = SuiteSearch.Chosen(suite, parsed.GetValue(EvalOptions.Only), parsed.GetValue(EvalOptions.Limit));
        using var kept = KeptPairs.Open(ResultPath.Of(surroundings, parsed.GetValue(CompareOptions.Results), "comparisons", suite.Name));
        Comparison comparison;
        try
        {
            comparison = await CompareAsync(surroundings, parsed, suite with { Goals = goals }, kept, cancellationToken);
        }
        catch (OperationCanceledException) when (!parsed.GetValue(Options.Quiet))
        {
            await surroundings.Error.WriteLineAsync(new ProgressLine("resume", SafeText.Line($"the same command with --results {kept.Path}")).ToString());
            throw;
        }
        var report = new Report(surroundings, parsed.GetValue(Options.Output));
        report.Text(CompareText.Of(comparison) + $"{new ProgressLine("results", SafeText.Line(kept.Path))}\n");
        report.Document(CompareDocument.Of(comparison, kept.Path));
        return comparison.Broken > 0 ? (int)ExitCode.Environment : 0;
    }

    // One model after another, so that only one has to fit into memory.
    private static async Task<Comparison> CompareAsync(Surroundings surroundings, ParseResult parsed, Suite suite, KeptPairs kept, CancellationToken cancellationToken)
    {
        var (seed, models) = (parsed.GetValue(Options.Seed) ?? 1, parsed.GetRequiredValue(CompareOptions.Models));
        MustBeThere(surroundings, models[1]);
        var judged = IsJudged(surroundings, parsed.GetValue(CompareOptions.Judge));
        var first = await AnswerAsync(surroundings, parsed, suite, models[0], seed, kept, cancellationToken);
        var second = await AnswerAsync(surroundings, parsed, suite, models[1], seed, kept, cancellationToken);
        using var host = judged ? AgentHost.Build(surroundings, CompareOptions.Named(surroundings, parsed.GetValue(CompareOptions.Judge))) : null;
        var judge = host?.Services.GetRequiredService<Model>();
        var referee = new Referee(judge is null ? null : new PairJudge(judge));
        List<ComparedPair> pairs = [];
        foreach (var goal in suite.Goals)
        {
            cancellationToken.ThrowIfCancellationRequested();
            var key = new PairKey(first.Identity, second.Identity, judge?.Card.Identity ?? CompareOptions.NoJudge, PairJudge.PromptHash, goal.Name, Suite.Digest(goal), seed);
            var (one, other) = (kept.Answer(first.Identity, goal, seed)!, kept.Answer(second.Identity, goal, seed)!);
            pairs.Add(new(one, other, await DecideAsync(referee, kept, key, one, other, cancellationToken)));
        }
        return new Comparison(suite.Name, seed, first, second, judge?.Card, pairs);
    }

    // What is missing is said before the first model has worked for hours.
    private static ModelCard MustBeThere(Surroundings surroundings, string? model)
    {
        using var host = AgentHost.Build(surroundings, CompareOptions.Named(surroundings, model));
        return host.Services.GetRequiredService<Model>().Card;
    }

    // The built-in model never learned to judge: what it says is noise, so it is asked only by name.
    private static bool IsJudged(Surroundings surroundings, string? judge) => judge != CompareOptions.NoJudge
        && (MustBeThere(surroundings, judge) is var card && (judge is not null || card.Chosen != ModelSearch.BuiltIn));

    private static async Task<ModelCard> AnswerAsync(Surroundings surroundings, ParseResult parsed, Suite suite, string model, ulong seed, KeptPairs kept, CancellationToken cancellationToken)
    {
        using var runner = new GoalRunner(
            surroundings, CompareOptions.Named(surroundings, model), suite.Folder, surroundings.FullPath(parsed.GetValue(EvalOptions.Runs) ?? surroundings.Runs), new Ablation([]));
        var card = runner.Model.Card;
        await GoalByGoal.DoAsync(
            new EvalProgress(surroundings, parsed, suite, card), runner, suite.Goals.Select(goal => (goal, seed)),
            trial => kept.Answer(card.Identity, trial.Item1, trial.Item2) is { Result.Outcome: not null }, result => kept.Add(Answer.Of(card.Identity, result)), cancellationToken);
        return card;
    }

    private static async Task<PairVerdict?> DecideAsync(Referee referee, KeptPairs kept, PairKey key, Answer first, Answer second, CancellationToken cancellationToken)
    {
        if (first.Result.Outcome is null || second.Result.Outcome is null)
            return null;
        if (kept.Verdict(key) is { } known)
            return known;
        var verdict = await referee.DecideAsync(first, second, cancellationToken);
        kept.Add(key, verdict);
        return verdict;
    }
}
