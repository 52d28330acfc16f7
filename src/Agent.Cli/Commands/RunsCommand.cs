using System.CommandLine;
using Agent.Cli.Displays;
using Agent.Core.Runs;

namespace Agent.Cli.Commands;

/// <summary><c>agent runs</c>: what the journals say, without performing anything.</summary>
internal static class RunsCommand
{
    private static readonly Option<bool> Numbered = new("--facts") { Description = "Every fact with its number, as fork and replay name it" };

    public static Command Create(Surroundings surroundings)
    {
        var show = new Command("show", "What happened in a run") { RunArgument.Of, Options.Verbose, Numbered };
        show.SetAction(parsed => Show(surroundings, parsed));
        return new Command("runs", "Look at recorded runs and keep them in order")
        {
            RunsList.Create(surroundings), show, RunsTree.Create(surroundings), RunsArchives.Export(surroundings), RunsArchives.Import(surroundings),
            RunsVerification.Create(surroundings), RunsRemoval.Create(surroundings),
        };
    }

    private static int Show(Surroundings surroundings, ParseResult parsed)
    {
        var (path, reading, damaged) = RunArgument.ReadWhatHolds(surroundings, parsed);
        var facts = reading.Facts;
        var report = new Report(surroundings, parsed.GetValue(Options.Output));
        IDisplay display = report.Format switch
        {
            OutputFormat.Text when parsed.GetValue(Numbered) => new NumberedDisplay(surroundings.Out),
            OutputFormat.Text => new PlainDisplay(surroundings.Out, new FactLines(parsed.GetValue(Options.Verbose))),
            OutputFormat.Ndjson => new EventDisplay(surroundings.Out),
            _ => new SilentDisplay(),
        };
        Run? run = null;
        foreach (var fact in facts)
        {
            run = run is null ? Run.Fold([fact]) : run.Apply(fact);
            display.Show(run, fact);
        }
        if (damaged is not null)
            return report.Failure(damaged);
        report.Document(ResultDocument.Of(run!, facts, path, null));
        return 0;
    }
}
