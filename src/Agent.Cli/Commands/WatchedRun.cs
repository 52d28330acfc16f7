using System.CommandLine;
using Agent.Cli.Displays;
using Agent.Cli.Errors;
using Agent.Core.Goals;
using Agent.Core.Journals;
using Agent.Core.Runs;
using Agent.Core.Tools;

namespace Agent.Cli.Commands;

/// <summary>A run that a person or a program watches until it ends: its facts as they come, then its result and the exit code.</summary>
internal sealed class WatchedRun(Surroundings surroundings, ParseResult parsed)
{
    private readonly List<Fact> facts = [];

    public async Task<Run> UntilAsync(Func<Action<Run, Fact>, Task<Run>> work)
    {
        await using var display = new SafeDisplay(Display.Of(surroundings, parsed));
        try
        {
            return await work((run, fact) =>
            {
                facts.Add(fact);
                display.Show(run, fact);
            });
        }
        catch (CannotGoOnException stopped) when (facts is [RunStarted started, ..])
        {
            throw new ProblemException(Problem.Of(stopped) with { Hint = $"Mend the cause, then go on: agent resume {started.Header.Id}" });
        }
    }

    public int Finish(Run run, string journal, string workspace)
    {
        var path = run.Outcome?.File is { } file ? Path.Combine(workspace, file) : null;
        var report = new Report(surroundings, parsed.GetValue(Options.Output));
        if (report.Format == OutputFormat.Text && !parsed.GetValue(Options.Quiet))
            foreach (var line in Closing(run, path))
                surroundings.Error.WriteLine(line);
        else if (parsed.GetValue(Options.Quiet) && report.Format == OutputFormat.Text && Endings.ProblemOf(run) is { } problem)
            report.Failure(problem);
        surroundings.Error.Flush();
        report.Document(ResultDocument.Of(run, facts, journal, path));
        if (run.Outcome?.File is not null)
            report.Text(SafeText.Of(run.Checked?.Text ?? ""));
        return (int)(run.Outcome switch
        {
            null => ExitCode.NotMet,
            { Kind: OutcomeKind.Cancelled } => surroundings.Stopped(),
            var outcome => Endings.Exit(outcome.Kind),
        });
    }

    private static IEnumerable<ProgressLine> Closing(Run run, string? path)
    {
        if (run.Outcome is null)
            yield return new ProgressLine("left", "no process works on the run, and it is not over");
        if (path is not null)
            yield return new ProgressLine("file", SafeText.Line(path));
        yield return run.IsOver
            ? new ProgressLine("replay", RunCommands.Of(run.Header).Replay)
            : new ProgressLine("resume", RunCommands.Of(run.Header).Resume);
    }
}
