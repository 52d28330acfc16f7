using System.CommandLine;
using Agent.Cli.Composition;
using Agent.Core;
using Agent.Core.Goals;
using Agent.Core.Journals;
using Agent.Tools.Workspaces;
using Microsoft.Extensions.DependencyInjection;

namespace Agent.Cli.Commands;

/// <summary><c>agent run GOAL</c>: works until the goal is met or the budget is spent.</summary>
internal static class RunCommand
{
    private static readonly Argument<string?> GoalArgument = new("GOAL")
    {
        Description = "What you want, in one sentence; - reads it from standard input", Arity = ArgumentArity.ZeroOrOne,
    };

    private static readonly Option<string?> GoalFile = new("--file", "-f") { Description = "A file that holds the goal", HelpName = "FILE" };

    public static Command Create(Surroundings surroundings)
    {
        var command = new Command("run", "Work on a goal until it is met")
        {
            GoalArgument, GoalFile, Options.Seed, Options.MaxSteps, Options.MaxTokens, Options.MaxTime,
            Options.Workspace, Options.Model, Options.Adapter, Options.AdapterScale, Options.Quiet, Options.Verbose,
        };
        command.SetAction((parsed, cancellationToken) => RunAsync(surroundings, parsed, cancellationToken));
        return command;
    }

    private static async Task<int> RunAsync(Surroundings surroundings, ParseResult parsed, CancellationToken cancellationToken)
    {
        var goal = new Goal(GoalText.Read(surroundings, parsed.GetValue(GoalArgument), parsed.GetValue(GoalFile)));
        using var host = AgentHost.Build(surroundings, Settings(parsed));
        await host.StartAsync(cancellationToken);
        var workspace = host.Services.GetRequiredService<Workspace>();

        var watch = new WatchedRun(surroundings, parsed);
        // The runner loads the model, which is worth watching too.
        var run = await watch.UntilAsync(observed => host.Services.GetRequiredService<AgentRunner>().RunAsync(goal.Text, observed, cancellationToken));
        return watch.Finish(run, new JournalFolder(surroundings.Runs, surroundings.Time).PathOf(run.Header.Id), workspace.Root);
    }

    private static RunSettings Settings(ParseResult parsed) => Options.ModelOf(parsed) with
    {
        Workspace = parsed.GetValue(Options.Workspace),
        Seed = parsed.GetValue(Options.Seed),
        Steps = parsed.GetValue(Options.MaxSteps),
        GeneratedTokens = parsed.GetValue(Options.MaxTokens),
        Time = parsed.GetValue(Options.MaxTime),
    };
}
