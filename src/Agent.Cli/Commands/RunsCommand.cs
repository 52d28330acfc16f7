using System.CommandLine;
using System.Globalization;
using System.Text.Json.Nodes;
using Agent.Cli.Displays;
using Agent.Cli.Errors;
using Agent.Core.Journals;
using Agent.Core.Runs;

namespace Agent.Cli.Commands;

/// <summary><c>agent runs list</c> and <c>agent runs show RUN</c>: what the journals say, without performing anything.</summary>
internal static class RunsCommand
{
    public static Command Create(Surroundings surroundings)
    {
        var list = new Command("list", "All runs that are kept, latest first");
        list.SetAction(parsed => List(surroundings, parsed));
        var show = new Command("show", "What happened in a run") { RunArgument.Of, Options.Verbose };
        show.SetAction(parsed => Show(surroundings, parsed));
        return new Command("runs", "Look at recorded runs") { list, show };
    }

    private static int List(Surroundings surroundings, ParseResult parsed)
    {
        var report = new Report(surroundings, parsed.GetValue(Options.Output));
        var folder = new JournalFolder(surroundings.Runs, surroundings.Time);
        var rows = folder.List().Select(id => Row(id, folder.PathOf(id))).ToList();
        report.Rows("runs", rows, row => $"{row["run_id"],-24}{row["outcome"],-14}{row["steps"],3} steps  {SafeText.Line((string)row["goal"]!, 60)}");
        if (rows.Count == 0 && report.Format == OutputFormat.Text)
            surroundings.Error.WriteLine($"'{surroundings.Runs}' holds no run yet. Make one: agent run \"make an Easter recipe\"");
        return 0;
    }

    private static JsonObject Row(string id, string path)
    {
        try
        {
            var run = Run.Fold(JournalFile.Read(path).Verified().Facts);
            return new JsonObject
            {
                ["run_id"] = id,
                ["outcome"] = run.Outcome is null ? "interrupted" : Endings.Code(run.Outcome.Kind),
                ["began"] = run.Began.ToString("O", CultureInfo.InvariantCulture),
                ["steps"] = run.Spent.Steps,
                ["goal"] = run.Goal.Text,
            };
        }
        catch (JournalException broken)
        {
            // One broken journal must not hide the others.
            return new JsonObject { ["run_id"] = id, ["outcome"] = "broken", ["began"] = null, ["steps"] = 0, ["goal"] = broken.Message };
        }
    }

    private static int Show(Surroundings surroundings, ParseResult parsed)
    {
        var (path, facts, damaged) = RunArgument.ReadWhatHolds(surroundings, parsed);
        var report = new Report(surroundings, parsed.GetValue(Options.Output));
        IDisplay display = report.Format switch
        {
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
