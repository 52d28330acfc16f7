using System.CommandLine;
using Agent.Cli.Composition;
using Agent.Cli.Errors;
using Agent.Core;
using Agent.Core.Journals;
using Agent.Core.Runs;
using Agent.Core.Stores;
using Agent.Tools.Workspaces;
using Microsoft.Extensions.DependencyInjection;

namespace Agent.Cli.Commands;

/// <summary><c>agent resume RUN</c>: goes on with a run from its latest fact, whether it was stopped, killed or cut off by the power.</summary>
internal static class ResumeCommand
{
    public static Command Create(Surroundings surroundings)
    {
        var command = new Command("resume", "Go on with a run that was stopped or killed")
        {
            RunArgument.Of, Options.Workspace, Options.Model, Options.Adapter, Options.AdapterScale, Options.Quiet, Options.Verbose,
        };
        command.SetAction((parsed, cancellationToken) => ResumeAsync(surroundings, parsed, cancellationToken));
        return command;
    }

    private static async Task<int> ResumeAsync(Surroundings surroundings, ParseResult parsed, CancellationToken cancellationToken)
    {
        var (journal, facts) = RunArgument.Read(surroundings, parsed);
        if (RunArchive.Is(journal))
            throw new ProblemException(new(ExitCode.Usage, "run", $"'{journal}' is an exported run, and only a run among the others can be gone on with.", $"Put it there: agent runs import {journal}"));
        var left = Run.Fold(facts);
        // Said before the model is loaded; who comes first after this is decided by the lock.
        JournalLock.MustBeFree(journal);
        using var host = AgentHost.Build(surroundings, Settings(surroundings, parsed, left.Header));
        await host.StartAsync(cancellationToken);
        var workspace = host.Services.GetRequiredService<Workspace>();

        var watch = new WatchedRun(surroundings, parsed);
        var run = await watch.UntilAsync(observed => host.Services.GetRequiredService<AgentRunner>().ResumeAsync(journal, observed, cancellationToken));
        return watch.Finish(run, journal, workspace.Root);
    }

    private static RunSettings Settings(Surroundings surroundings, ParseResult parsed, RunHeader header) => Options.ModelOf(parsed, header.Model) with
    {
        Workspace = parsed.GetValue(Options.Workspace) ?? WorkspaceOf(surroundings, header),
    };

    // A folder that is made anew would be empty, and the run believes that its files are there.
    private static string? WorkspaceOf(Surroundings surroundings, RunHeader header) => header.Workspace switch
    {
        "" => null,
        var folder when Directory.Exists(surroundings.FullPath(folder)) => folder,
        var gone => throw new ProblemException(new(
            ExitCode.Environment, "workspace", $"The workspace of the run, '{gone}', is not there any more.",
            "Put it back, or say where its files are now: agent resume RUN --workspace DIR")),
    };
}
