using System.CommandLine;
using System.Text.Json.Nodes;
using Agent.Cli.Errors;
using Agent.Core.Journals;
using Agent.Core.Stores;

namespace Agent.Cli.Commands;

/// <summary><c>agent runs verify</c>: reads every byte of journals and blobs and holds it to its hash.</summary>
internal static class RunsVerification
{
    private static readonly Argument<string[]> Runs = new("RUN") { Description = RunArgument.Of.Description, Arity = ArgumentArity.ZeroOrMore };

    private static readonly Option<bool> Every = new("--all") { Description = "Every run that is kept" };

    public static Command Create(Surroundings surroundings)
    {
        var command = new Command("verify", "Hold every line and every blob of a run to its hash") { Runs, Every };
        command.SetAction(parsed => Verify(surroundings, parsed));
        return command;
    }

    private static int Verify(Surroundings surroundings, ParseResult parsed)
    {
        var (named, all) = (parsed.GetValue(Runs) ?? [], parsed.GetValue(Every));
        if (named.Length > 0 == all)
            throw new ProblemException(new(ExitCode.Usage, "usage", all ? "Both --all and a run were named." : "No run was named.", "Name runs, or all of them: agent runs verify --all"));
        var folder = new JournalFolder(surroundings.Runs, surroundings.Time);
        var journals = all ? folder.List().Select(folder.PathOf) : named.Select(run => RunArgument.Find(surroundings, run));
        var rows = journals.AsParallel().AsOrdered().Select(Row).ToList();
        var sound = rows.All(row => row["problem"] is null);
        new Report(surroundings, parsed.GetValue(Options.Output)).Rows(
            "runs", rows, row => $"{row["run"],-24}{row["state"],-9}{row["facts"],6} facts  {row["problem"]}".TrimEnd(), sound);
        if (!sound)
            surroundings.Error.WriteLine($"{rows.Count(row => row["problem"] is not null)} of {rows.Count} runs are damaged. What stands before the damage can be read: agent runs show RUN");
        return (int)(sound ? ExitCode.Met : ExitCode.Environment);
    }

    private static JsonObject Row(string path)
    {
        var name = Path.GetFileName(path) == JournalFolder.FileName ? Path.GetFileName(Path.GetDirectoryName(path))! : path;
        try
        {
            var reading = RunArchive.Is(path) ? RunArchive.Read(path) : JournalFile.Read(path);
            return Row(name, reading.Lines.Count, reading switch
            {
                { Fault: { } fault } => fault.Message,
                { Lines.Count: 0 } => "The journal holds no fact, so there is no run in it.",
                _ => null,
            }, reading.Tail.Length);
        }
        catch (Exception unreadable) when (unreadable is JournalException or IOException or UnauthorizedAccessException)
        {
            return Row(name, 0, unreadable.Message, 0);
        }
    }

    private static JsonObject Row(string name, int facts, string? problem, int torn) => new()
    {
        ["run"] = name, ["state"] = problem is not null ? "damaged" : torn > 0 ? "torn" : "whole", ["facts"] = facts, ["torn_bytes"] = torn, ["problem"] = problem,
    };
}
