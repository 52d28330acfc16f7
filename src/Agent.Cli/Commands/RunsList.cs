using System.CommandLine;
using System.Globalization;
using System.Text.Json.Nodes;
using Agent.Cli.Displays;
using Agent.Core.Stores;

namespace Agent.Cli.Commands;

/// <summary><c>agent runs list</c>: the kept runs, latest first.</summary>
internal static class RunsList
{
    private static readonly RunChoice Choice = new();

    private static readonly Option<int?> Most = new("--limit")
    {
        Description = "Only so many, the latest", HelpName = "N",
        CustomParser = result => Options.Parsed<int?>(result, (string text, out int? most) => (most = int.TryParse(text, CultureInfo.InvariantCulture, out var value) && value > 0 ? value : null) is not null, "a whole number of at least 1"),
    };

    public static Command Create(Surroundings surroundings)
    {
        var command = new Command("list", "The runs that are kept, latest first") { Most };
        Choice.AddTo(command);
        command.SetAction(parsed => List(surroundings, parsed));
        return command;
    }

    private static int List(Surroundings surroundings, ParseResult parsed)
    {
        var report = new Report(surroundings, parsed.GetValue(Options.Output));
        var store = new RunStore(surroundings.Runs);
        var filter = Choice.Of(surroundings, store, parsed);
        var all = store.All();
        var rows = all.Where(filter.Takes).Take(parsed.GetValue(Most) ?? int.MaxValue).Select(run => Row(store, run)).ToList();
        report.Rows("runs", rows, row =>
            $"{row["run_id"],-24}{row["outcome"],-14}{row["steps"],3} steps  {Amounts.Bytes(row["bytes"]!.GetValue<long>()),10}  {SafeText.Line((string?)row["problem"] ?? (string)row["goal"]!, 60)}");
        if (rows.Count == 0 && report.Format == OutputFormat.Text)
            surroundings.Error.WriteLine(all.Count == 0
                ? $"'{surroundings.Runs}' holds no run yet. Make one: agent run \"make an Easter recipe\""
                : $"None of the {all.Count} runs in '{surroundings.Runs}' is such a run.");
        return 0;
    }

    internal static JsonObject Row(RunStore store, RunSummary run) => new()
    {
        ["run_id"] = run.Id,
        ["outcome"] = RunChoice.StateOf(store, run),
        ["began"] = run.Began?.ToString("O", CultureInfo.InvariantCulture),
        ["latest"] = run.Latest?.ToString("O", CultureInfo.InvariantCulture),
        ["steps"] = run.Steps,
        ["facts"] = run.Facts,
        ["bytes"] = run.Bytes,
        ["model"] = run.Model,
        ["seed"] = run.Seed,
        ["parent"] = run.Parent?.Run,
        ["parent_facts"] = run.Parent?.Facts,
        ["goal"] = run.Goal,
        ["problem"] = run.Problem,
    };
}
