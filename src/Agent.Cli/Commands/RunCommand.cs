using System.CommandLine;
using Agent.Cli.Composition;
using Agent.Cli.Displays;
using Agent.Cli.Errors;
using Agent.Core;
using Agent.Core.Goals;
using Agent.Core.Journals;
using Agent.Core.Runs;
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
            Options.Workspace, Options.Model, Options.Quiet, Options.Verbose,
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

        var facts = new List<Fact>();
        // The runner loads the model, which is worth watching too.
        var run = await WatchedAsync(surroundings, parsed, facts, observed => host.Services.GetRequiredService<AgentRunner>().RunAsync(goal.Text, observed, cancellationToken));

        var path = run.Outcome?.File is { } file ? Path.Combine(workspace.Root, file) : null;
        var journal = new JournalFolder(surroundings.Runs, surroundings.Time).PathOf(run.Header.Id);
        return Finish(surroundings, parsed, run, facts, journal, path);
    }

    private static async Task<Run> WatchedAsync(Surroundings surroundings, ParseResult parsed, List<Fact> facts, Func<Action<Run, Fact>, Task<Run>> work)
    {
        await using var display = new SafeDisplay(Display.Of(surroundings, parsed));
        return await work((run, fact) =>
        {
            facts.Add(fact);
            display.Show(run, fact);
        });
    }

    private static int Finish(Surroundings surroundings, ParseResult parsed, Run run, List<Fact> facts, string journal, string? path)
    {
        var report = new Report(surroundings, parsed.GetValue(Options.Output));
        if (report.Format == OutputFormat.Text && !parsed.GetValue(Options.Quiet))
        {
            if (path is not null)
                surroundings.Error.WriteLine(new ProgressLine("file", SafeText.Line(path)));
            surroundings.Error.WriteLine(new ProgressLine("replay", $"agent replay {run.Header.Id}"));
        }
        else if (parsed.GetValue(Options.Quiet) && report.Format == OutputFormat.Text && Endings.ProblemOf(run) is { } problem)
        {
            report.Failure(problem);
        }
        surroundings.Error.Flush();
        report.Document(ResultDocument.Of(run, facts, journal, path));
        if (run.Outcome?.File is not null)
            report.Text(SafeText.Of(run.Checked?.Text ?? ""));
        return run.Outcome is { Kind: not OutcomeKind.Cancelled } outcome ? (int)Endings.Exit(outcome.Kind) : (int)surroundings.Stopped();
    }

    private static RunSettings Settings(ParseResult parsed) => new()
    {
        Model = parsed.GetValue(Options.Model),
        Workspace = parsed.GetValue(Options.Workspace),
        Seed = parsed.GetValue(Options.Seed),
        Steps = parsed.GetValue(Options.MaxSteps),
        GeneratedTokens = parsed.GetValue(Options.MaxTokens),
        Time = parsed.GetValue(Options.MaxTime),
    };
}
