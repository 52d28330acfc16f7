using System.CommandLine;
using System.Text.Json.Nodes;
using Agent.Cli.Displays;
using Agent.Cli.Errors;
using Agent.Core.Journals;
using Agent.Core.Stores;

namespace Agent.Cli.Commands;

/// <summary><c>agent runs export RUN FILE</c> and <c>agent runs import FILE</c>: a run as one file, to be sent to another machine.</summary>
internal static class RunsArchives
{
    private static readonly Argument<string> To = new("FILE") { Description = "The file to write, such as run.zip" };

    private static readonly Argument<string> From = new("FILE") { Description = "The file of an exported run" };

    private static readonly Option<bool> Force = new("--force") { Description = "Replace the file if it is there" };

    public static Command Export(Surroundings surroundings)
    {
        var command = new Command("export", "Put a run with all that belongs to it into one file, which replay, show and fork take as they take a run") { RunArgument.Of, To, Force };
        command.SetAction(parsed => Write(surroundings, parsed));
        return command;
    }

    public static Command Import(Surroundings surroundings)
    {
        var command = new Command("import", "Put an exported run among the others, after every line of it was verified") { From };
        command.SetAction(parsed => Read(surroundings, parsed));
        return command;
    }

    private static int Write(Surroundings surroundings, ParseResult parsed)
    {
        var journal = RunArgument.Find(surroundings, parsed.GetRequiredValue(RunArgument.Of));
        var file = surroundings.FullPath(parsed.GetRequiredValue(To));
        if (RunArchive.Is(journal))
            throw new ProblemException(new(ExitCode.Usage, "run", $"'{journal}' is an exported run already.", ""));
        if (File.Exists(file) && !parsed.GetValue(Force))
            throw new ProblemException(new(ExitCode.Usage, "file", $"The file '{file}' is there already.", "Name another, or replace it with --force."));
        try
        {
            RunArchive.Write(journal, file);
        }
        catch (Exception refused) when (refused is IOException or UnauthorizedAccessException)
        {
            throw new ProblemException(new(ExitCode.Environment, "file", $"The file '{file}' could not be written: {DiskFailure.Reason(refused)}", "Name another."));
        }
        return Done(surroundings, parsed, "exported", file, new FileInfo(file).Length);
    }

    private static int Read(Surroundings surroundings, ParseResult parsed)
    {
        var file = surroundings.FullPath(parsed.GetRequiredValue(From));
        if (!File.Exists(file))
            throw new ProblemException(new(ExitCode.Usage, "file", $"There is no file '{file}'.", "Name one that was made with: agent runs export RUN FILE"));
        var (id, wasHere) = RunArchive.Import(file, surroundings.Runs);
        return Done(surroundings, parsed, wasHere ? "was here already" : "imported", id, null);
    }

    private static int Done(Surroundings surroundings, ParseResult parsed, string what, string name, long? bytes)
    {
        var report = new Report(surroundings, parsed.GetValue(Options.Output));
        report.Text(SafeText.Line(bytes is null ? $"{name} {what}" : $"{name}, {Amounts.Bytes(bytes.Value)}"));
        report.Document(new JsonObject { ["ok"] = true, ["schema_version"] = ResultDocument.SchemaVersion, [bytes is null ? "run_id" : "file"] = name, ["state"] = what, ["bytes"] = bytes });
        return 0;
    }
}
