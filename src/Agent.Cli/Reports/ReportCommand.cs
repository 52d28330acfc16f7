using System.CommandLine;
using System.Text;
using System.Text.Json.Nodes;
using Agent.Cli.Commands;
using Agent.Cli.Displays;
using Agent.Cli.Pages;
using Agent.Core.Journals;
using Agent.Core.Stores;

namespace Agent.Cli.Reports;

/// <summary><c>agent report RUN</c>: a run as one HTML page, to be read and to be sent.</summary>
internal static class ReportCommand
{
    private static readonly Option<string?> To = new("--out", "-o") { Description = "The file to write. Default: the run's name with .html, in the current folder", HelpName = "FILE" };

    private static readonly Option<bool> Force = new("--force") { Description = "Replace the file also if it is no page of this program" };

    public static Command Create(Surroundings surroundings)
    {
        var command = new Command("report", "Make one HTML page of a run, to be read and to be sent; it makes no request and runs no script") { RunArgument.Of, To, Force };
        command.SetAction(parsed => Make(surroundings, parsed));
        return command;
    }

    private static int Make(Surroundings surroundings, ParseResult parsed)
    {
        var (journal, reading, damaged) = RunArgument.ReadWhatHolds(surroundings, parsed);
        var record = RunRecord.Of(reading) with { GoesOn = !RunArchive.Is(journal) && JournalLock.IsTaken(journal) };
        var file = surroundings.FullPath(parsed.GetValue(To) ?? $"{RunCommands.Of(record.Run.Header).Run}.html");
        var bytes = Encoding.UTF8.GetBytes(RunPage.Of(record));
        PageFile.Write(file, bytes, parsed.GetValue(Force));

        var report = new Report(surroundings, parsed.GetValue(Options.Output));
        if (report.Format == OutputFormat.Text || damaged is null)
            report.Text(SafeText.Line($"{file}, {Amounts.Bytes(bytes.Length)}"));
        if (damaged is not null)
            return report.Failure(damaged with { Hint = $"The page tells what stands before that line: {file}" });
        report.Document(new JsonObject { ["ok"] = true, ["schema_version"] = ResultDocument.SchemaVersion, ["file"] = file, ["bytes"] = bytes.Length });
        return 0;
    }
}
