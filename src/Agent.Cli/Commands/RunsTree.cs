using System.CommandLine;
using System.Text.Json.Nodes;
using Agent.Cli.Displays;
using Agent.Core.Stores;

namespace Agent.Cli.Commands;

/// <summary><c>agent runs tree</c>: which run was forked from which.</summary>
internal static class RunsTree
{
    private static readonly Argument<string?> Member = new("RUN") { Description = "Only the family of this run", Arity = ArgumentArity.ZeroOrOne };

    public static Command Create(Surroundings surroundings)
    {
        var command = new Command("tree", "The families of runs: which was forked from which, and where") { Member };
        command.SetAction(parsed => Show(surroundings, parsed));
        return command;
    }

    private static int Show(Surroundings surroundings, ParseResult parsed)
    {
        var store = new RunStore(surroundings.Runs);
        var all = store.All();
        var named = parsed.GetValue(Member) is { } run ? Path.GetFileName(Path.GetDirectoryName(RunArgument.Find(surroundings, run))) : null;
        var rows = new List<JsonObject>();
        foreach (var family in Family.Of(all).Where(family => named is null ? family.Children.Count > 0 : family.Has(named)))
            Add(rows, store, family, 0);
        var report = new Report(surroundings, parsed.GetValue(Options.Output));
        report.Rows("runs", rows, Line);
        if (rows.Count == 0 && report.Format == OutputFormat.Text)
            surroundings.Error.WriteLine("No run was forked yet. Fork one: agent fork RUN --at N");
        return 0;
    }

    private static void Add(List<JsonObject> rows, RunStore store, Family family, int depth)
    {
        var row = family.Run is { } run ? RunsList.Row(store, run) : new JsonObject { ["run_id"] = family.Id, ["outcome"] = "removed", ["model"] = "", ["goal"] = "" };
        row["depth"] = depth;
        rows.Add(row);
        foreach (var child in family.Children)
            Add(rows, store, child, depth + 1);
    }

    private static string Line(JsonObject row)
    {
        var depth = row["depth"]!.GetValue<int>();
        var name = depth == 0 ? $"{row["run_id"]}" : $"└{string.Concat(Enumerable.Repeat("──", depth))} {row["run_id"]}";
        var at = row["parent_facts"] is { } facts ? $"at {facts}" : "";
        return $"{name,-36}{at,-8}{row["outcome"],-14}seed {row["seed"]}, {row["model"]}: {SafeText.Line((string)row["goal"]!, 50)}";
    }
}
