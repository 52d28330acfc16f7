using System.CommandLine;
using System.Globalization;
using Agent.Cli.Composition;
using Agent.Cli.Displays;
using Agent.Core;
using Agent.Core.Journals;
using Agent.Core.Runs;
using Agent.Core.Tools;
using Agent.Tools.Workspaces;
using Microsoft.Extensions.DependencyInjection;

namespace Agent.Cli.Commands;

/// <summary><c>agent fork RUN --at N</c>: another run that has the first facts of this one and goes on from there in its own way.</summary>
internal static class ForkCommand
{
    private static readonly Option<int?> At = new("--at")
    {
        Description = "How many facts the two share, counted from the first. Default: all. See them: agent runs show RUN --facts", HelpName = "N",
        CustomParser = result => Options.Parsed<int?>(result, (string text, out int? at) => (at = int.TryParse(text, CultureInfo.InvariantCulture, out var value) && value > 0 ? value : null) is not null, "a whole number of at least 1"),
    };

    private static readonly Option<string?> NewGoal = new("--goal") { Description = "Another goal from there: brief and plan are written anew, what was read stays known", HelpName = "GOAL" };

    private static readonly Option<string?> Workspace = new("--workspace", "-w") { Description = "A folder that is empty, to have the files of that fact made in it; or one with files, to go on with them as they are. Default: a new ./workspace-fork", HelpName = "DIR" };

    public static Command Create(Surroundings surroundings)
    {
        var command = new Command("fork", "Go on from any fact of a run as another run, with another model, seed or goal")
        {
            RunArgument.Of, At, Options.Model, Options.Adapter, Options.AdapterScale, Options.Seed, NewGoal, Options.MaxSteps, Options.MaxTokens, Options.MaxTime, Workspace, Options.Quiet, Options.Verbose,
        };
        command.SetAction((parsed, cancellationToken) => ForkAsync(surroundings, parsed, cancellationToken));
        return command;
    }

    private static async Task<int> ForkAsync(Surroundings surroundings, ParseResult parsed, CancellationToken cancellationToken)
    {
        var (_, reading) = RunArgument.ReadLines(surroundings, parsed.GetRequiredValue(RunArgument.Of));
        var left = Run.Fold(reading.Facts).Header;
        var branch = Changed(Branch.Of(reading, parsed.GetValue(At) ?? reading.Lines.Count), parsed);
        var folder = ForkedFiles.Place(surroundings, parsed.GetValue(Workspace));
        using var host = AgentHost.Build(surroundings, Options.ModelOf(parsed, left.Model) with { Workspace = folder });
        await host.StartAsync(cancellationToken);
        var workspace = host.Services.GetRequiredService<Workspace>();
        var files = await ForkedFiles.MakeAsync(reading.Facts, branch.Facts, left.Workspace, workspace.Root, host.Services.GetRequiredService<IToolbox>(), cancellationToken);
        if (!parsed.GetValue(Options.Quiet) && parsed.GetValue(Options.Output) == OutputFormat.Text)
            surroundings.Error.WriteLine(new ProgressLine("files", SafeText.Line($"{workspace.Root}: {files}")));

        var watch = new WatchedRun(surroundings, parsed);
        var run = await watch.UntilAsync(observed => host.Services.GetRequiredService<AgentRunner>().ForkAsync(branch, observed, cancellationToken));
        return watch.Finish(run, new JournalFolder(surroundings.Runs, surroundings.Time).PathOf(run.Header.Id), workspace.Root);
    }

    private static Branch Changed(Branch branch, ParseResult parsed)
    {
        var budget = Run.Fold(branch.Facts).Header.Budget;
        return branch with
        {
            Seed = parsed.GetValue(Options.Seed),
            Goal = parsed.GetValue(NewGoal),
            Budget = budget with
            {
                Steps = parsed.GetValue(Options.MaxSteps) ?? budget.Steps,
                GeneratedTokens = parsed.GetValue(Options.MaxTokens) ?? budget.GeneratedTokens,
                Time = parsed.GetValue(Options.MaxTime) ?? budget.Time,
            },
        };
    }
}
