using System.CommandLine;
using System.Text.Json.Nodes;
using Agent.Cli.Commands;
using Agent.Cli.Displays;
using Agent.Cli.Errors;
using Agent.Cli.Evaluations;
using Agent.Core;
using Agent.Core.Journals;
using Agent.Evaluation.Datasets;
using Agent.Evaluation.Overlaps;
using Agent.Evaluation.Results;
using Agent.Evaluation.Suites;

namespace Agent.Cli.Datasets;

/// <summary><c>agent dataset</c>: journals in, training text out.</summary>
internal static class DatasetCommand
{
    private const string None = "none";

    public static Command Create(Surroundings surroundings)
    {
        var command = new Command("dataset", "Make training text of recorded runs")
        {
            DatasetOptions.Out, DatasetOptions.Format, DatasetOptions.Runs, DatasetOptions.Outcomes, DatasetOptions.Passed, DatasetOptions.Goal, DatasetOptions.OfModel,
            DatasetOptions.Unseen, DatasetOptions.WithNotes, DatasetOptions.PerGoal, DatasetOptions.Parts,
        };
        command.SetAction((parsed, cancellationToken) => Task.FromResult(Make(surroundings, parsed, cancellationToken)));
        return command;
    }

    private static int Make(Surroundings surroundings, ParseResult parsed, CancellationToken cancellationToken)
    {
        var filter = Filter(surroundings, parsed);
        var store = new JournalFolder(surroundings.FullPath(parsed.GetValue(DatasetOptions.Runs) ?? surroundings.Runs), surroundings.Time);
        var runs = store.List();
        if (runs.Count == 0)
            throw new ProblemException(new(ExitCode.Usage, "dataset", $"'{Path.GetDirectoryName(Path.GetDirectoryName(store.PathOf("any")))}' holds no run.", "Make some: agent run GOAL, or agent eval SUITE"));
        var path = Base(surroundings.FullPath(parsed.GetRequiredValue(DatasetOptions.Out)));
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        using var dataset = new Dataset(filter, parsed.GetRequiredValue(DatasetOptions.Parts), parsed.GetValue(DatasetOptions.Format), path);
        foreach (var run in runs.Reverse())
        {
            cancellationToken.ThrowIfCancellationRequested();
            dataset.Add(store.PathOf(run));
        }
        File.WriteAllText($"{path}.md", DatasetCard.Of(dataset, Path.GetFileName(path), AgentRunner.Build));
        Tell(surroundings, parsed, dataset, $"{path}.md");
        return 0;
    }

    private static DatasetFilter Filter(Surroundings surroundings, ParseResult parsed) => new()
    {
        Outcomes = parsed.GetRequiredValue(DatasetOptions.Outcomes),
        Passed = parsed.GetValue(DatasetOptions.Passed) is { Length: > 0 } files
            ? files.SelectMany(file => ResultFile.Read(surroundings.FullPath(file)).Results).Where(result => result.Passed).Select(result => result.Run).ToHashSet()
            : null,
        Goal = parsed.GetValue(DatasetOptions.Goal),
        Model = parsed.GetValue(DatasetOptions.OfModel),
        Unseen = Unseen(surroundings, parsed.GetValue(DatasetOptions.Unseen) ?? []),
        WithNotes = parsed.GetValue(DatasetOptions.WithNotes),
        PerGoal = parsed.GetValue(DatasetOptions.PerGoal),
    };

    // A model that has learned the goals by which it is measured is measured no more.
    private static Overlap? Unseen(Surroundings surroundings, string[] named)
    {
        var suites = named switch
        {
            [None] => [],
            [] => SuiteSearch.Shipped(surroundings).Select(Suite.Read),
            _ => named.Select(suite => SuiteSearch.Find(surroundings, suite)),
        };
        var goals = suites.SelectMany(suite => suite.Goals).Select(goal => goal.Goal).ToList();
        return goals.Count == 0 ? null : new Overlap(goals);
    }

    private static string Base(string path) => path.EndsWith(".jsonl", StringComparison.OrdinalIgnoreCase) ? path[..^".jsonl".Length] : path;

    private static void Tell(Surroundings surroundings, ParseResult parsed, Dataset dataset, string card)
    {
        var report = new Report(surroundings, parsed.GetValue(Options.Output));
        List<ProgressLine> lines = [new("runs", $"{dataset.Runs} read, {dataset.Taken} taken"), .. dataset.Left.Select(left => new ProgressLine("left out", $"{left.Value} {left.Key}"))];
        lines.AddRange(dataset.Parts.Select(part => new ProgressLine(part.Key, $"{part.Value.Conversations} conversations, {part.Value.Replies} replies learned, {SafeText.Line(part.Value.Path)}")));
        lines.AddRange(dataset.Masked.Select(masked => new ProgressLine("masked", $"{masked.Value} {masked.Key}")));
        lines.Add(new("card", SafeText.Line(card)));
        report.Text(string.Join('\n', lines));
        report.Document(new JsonObject
        {
            ["ok"] = true, ["schema_version"] = ResultDocument.SchemaVersion, ["runs"] = dataset.Runs, ["taken"] = dataset.Taken, ["repeated"] = dataset.Repeated,
            ["left_out"] = Counts(dataset.Left), ["masked"] = Counts(dataset.Masked), ["models"] = Counts(dataset.Models), ["card"] = card,
            ["parts"] = new JsonObject([.. dataset.Parts.Select(part => KeyValuePair.Create(part.Key, (JsonNode?)new JsonObject
            {
                ["path"] = part.Value.Path, ["sha256"] = part.Value.Sha256, ["conversations"] = part.Value.Conversations, ["replies"] = part.Value.Replies, ["characters"] = part.Value.Characters,
            }))]),
        });
    }

    private static JsonObject Counts(IReadOnlyDictionary<string, int> counts) => new([.. counts.Select(one => KeyValuePair.Create(one.Key, (JsonNode?)one.Value))]);
}
