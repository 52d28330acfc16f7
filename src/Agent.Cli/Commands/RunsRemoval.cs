using System.CommandLine;
using System.Text.Json.Nodes;
using Agent.Cli.Displays;
using Agent.Cli.Errors;
using Agent.Core.Journals;
using Agent.Core.Stores;

namespace Agent.Cli.Commands;

/// <summary><c>agent runs rm</c>: removes runs by name, or, after asking, all that a filter takes.</summary>
internal static class RunsRemoval
{
    private static readonly Argument<string[]> Runs = new("RUN") { Description = RunArgument.Of.Description, Arity = ArgumentArity.ZeroOrMore };

    private static readonly Option<bool> Yes = new("--yes", "-y") { Description = "Do not ask" };

    private static readonly RunChoice Choice = new();

    public static Command Create(Surroundings surroundings)
    {
        var command = new Command("rm", "Remove runs with all that belongs to them; what they wrote in a workspace stays") { Runs, Yes };
        Choice.AddTo(command);
        command.SetAction(parsed => Remove(surroundings, parsed));
        return command;
    }

    private static int Remove(Surroundings surroundings, ParseResult parsed)
    {
        var store = new RunStore(surroundings.Runs);
        var meant = Meant(surroundings, store, parsed);
        // All or none: one that cannot be removed is told before another is gone.
        if (meant.FirstOrDefault(store.IsRunning) is { } running)
            throw new ProblemException(new(ExitCode.Environment, "run", $"Another process is working on the run '{running}', so nothing was removed.", "Wait until it has ended, or stop it first."));
        foreach (var id in meant)
            store.Remove(id);
        var report = new Report(surroundings, parsed.GetValue(Options.Output));
        report.Text(string.Concat(meant.Select(id => $"{id} removed\n")));
        report.Document(new JsonObject { ["ok"] = true, ["schema_version"] = ResultDocument.SchemaVersion, ["removed"] = new JsonArray([.. meant.Select(id => (JsonNode)id)]) });
        return 0;
    }

    private static IReadOnlyList<string> Meant(Surroundings surroundings, RunStore store, ParseResult parsed)
    {
        var named = parsed.GetValue(Runs) ?? [];
        var filter = Choice.Of(surroundings, store, parsed);
        if (named.Length > 0 != filter.IsEmpty)
            throw new ProblemException(new(ExitCode.Usage, "usage", named.Length > 0 ? "Both runs and a filter were given." : "No run was named.", "Name runs, or say which: agent runs rm --outcome failed --until 2026-04-05"));
        if (named.Length > 0)
            return [.. named.Select(run => Kept(surroundings, run)).Distinct()];
        var taken = store.All().Where(filter.Takes).ToList();
        if (taken.Count > 0 && !parsed.GetValue(Yes))
            Ask(surroundings, parsed, taken);
        return [.. taken.Select(run => run.Id)];
    }

    // Only what lies among the runs is removed: a path could name anything.
    private static string Kept(Surroundings surroundings, string run)
    {
        var journal = Path.GetFullPath(RunArgument.Find(surroundings, run));
        var id = Path.GetFileName(Path.GetDirectoryName(journal))!;
        return journal == Path.GetFullPath(new JournalFolder(surroundings.Runs, surroundings.Time).PathOf(id))
            ? id
            : throw new ProblemException(new(ExitCode.Usage, "run", $"'{journal}' does not lie among the runs in '{surroundings.Runs}', so it is not removed.", "Remove the file yourself."));
    }

    private static void Ask(Surroundings surroundings, ParseResult parsed, IReadOnlyList<RunSummary> taken)
    {
        var what = $"{taken.Count} of the runs, {Amounts.Bytes(taken.Sum(run => run.Bytes))}, from {taken[^1].Id} to {taken[0].Id}";
        if (surroundings.InIsRedirected || parsed.GetValue(Options.Output) != OutputFormat.Text)
            throw new ProblemException(new(ExitCode.Usage, "confirmation", $"This would remove {what}, and nobody can be asked.", "Say that it is meant: --yes. See them first: agent runs list with the same filter."));
        surroundings.Error.Write($"Remove {what}? [y/N] ");
        surroundings.Error.Flush();
        if (surroundings.In.ReadLine()?.Trim() is not ("y" or "Y" or "yes"))
            throw new ProblemException(new(ExitCode.NotMet, "cancelled", "Nothing was removed.", ""));
    }
}
