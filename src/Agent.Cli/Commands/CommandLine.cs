using System.CommandLine;
using Agent.Cli.Comparisons;
using Agent.Cli.Datasets;
using Agent.Cli.Displays;
using Agent.Cli.Errors;
using Agent.Cli.Evaluations;
using Agent.Cli.Reports;

namespace Agent.Cli.Commands;

/// <summary>The whole command line: arguments in, exit code out, whatever happens.</summary>
public static class CommandLine
{
    public static async Task<int> RunAsync(IReadOnlyList<string> arguments, Surroundings surroundings)
    {
        ArgumentNullException.ThrowIfNull(arguments);
        ArgumentNullException.ThrowIfNull(surroundings);
        var root = Root(surroundings);
        var report = new Report(surroundings, FormatOf(arguments));
        try
        {
            var given = WithVerb(arguments, root);
            // Without a replacer '@name' is a word like any other, not the name of a file with more arguments.
            var parsed = root.Parse(given, new ParserConfiguration { EnablePosixBundling = false, ResponseFileTokenReplacer = null });
            if (parsed.Errors.Count > 0)
                throw new ProblemException(new(ExitCode.Usage, "usage", string.Join(' ', parsed.Errors.Select(error => SafeText.Line(error.Message)).Distinct()), $"See: {Help(parsed)}"));
            return await parsed.InvokeAsync(
                new InvocationConfiguration { Output = surroundings.Out, Error = surroundings.Error, EnableDefaultExceptionHandler = false, ProcessTerminationTimeout = null },
                surroundings.Stop).ConfigureAwait(false);
        }
        catch (OperationCanceledException) when (surroundings.Stop.IsCancellationRequested)
        {
            return report.Failure(new Problem(surroundings.Stopped(), "cancelled", "The program was stopped.", ""));
        }
        catch (Exception failed)
        {
            if (arguments.Contains("--verbose") || arguments.Contains("-v"))
                await surroundings.Error.WriteLineAsync(SafeText.Of(failed.ToString())).ConfigureAwait(false);
            return report.Failure(Problem.Of(failed));
        }
    }

    private static RootCommand Root(Surroundings surroundings) => new("One sentence in, finished work out: an agent on a small language model on this machine.")
    {
        Options.Output,
        Options.NoColor,
        RunCommand.Create(surroundings),
        ResumeCommand.Create(surroundings),
        WatchCommand.Create(surroundings),
        ReplayCommand.Create(surroundings),
        ReportCommand.Create(surroundings),
        RunsCommand.Create(surroundings),
        ForkCommand.Create(surroundings),
        DiffCommand.Create(surroundings),
        ModelsCommand.Create(surroundings),
        ToolsCommand.Create(surroundings),
        DoctorCommand.Create(surroundings),
        EvalCommand.Create(surroundings),
        CompareCommand.Create(surroundings),
        DatasetCommand.Create(surroundings),
    };

    // agent "make an Easter recipe" means agent run "make an Easter recipe". One word is taken for a command, so that a slip of the finger starts no run.
    private static IReadOnlyList<string> WithVerb(IReadOnlyList<string> arguments, RootCommand root) => arguments switch
    {
        [] => throw new ProblemException(new(ExitCode.Usage, "usage", "Nothing was asked.", "Say what you want, for example: agent run \"make an Easter recipe\". See: agent --help")),
        [var first, ..] when first.Trim().Contains(' ', StringComparison.Ordinal) => ["run", .. arguments],
        [var first, ..] when first.Length > 0 && first[0] is not ('-' or '[' or '/') && root.Subcommands.All(command => command.Name != first) => throw new ProblemException(new(
            ExitCode.Usage, "usage", $"There is no command '{SafeText.Line(first, 40)}'. The commands are: {string.Join(", ", root.Subcommands.Select(command => command.Name))}.",
            "A goal goes in quotes after run: agent run \"make an Easter recipe\"")),
        _ => arguments,
    };

    private static string Help(ParseResult parsed)
        => parsed.CommandResult.Command is RootCommand ? "agent --help" : $"agent {parsed.CommandResult.Command.Name} --help";

    // Read by hand, so that a command line that cannot be parsed is still answered in the format that it asked for.
    private static OutputFormat FormatOf(IReadOnlyList<string> arguments)
    {
        // A report's -o names its file.
        var at = arguments.ToList().FindLastIndex(argument => argument is "--output" || (argument is "-o" && arguments is not ["report", ..]));
        var named = at >= 0 && at + 1 < arguments.Count
            ? arguments[at + 1]
            : arguments.LastOrDefault(argument => argument.StartsWith("--output=", StringComparison.Ordinal))?["--output=".Length..];
        return Enum.TryParse<OutputFormat>(named, ignoreCase: true, out var format) && Enum.IsDefined(format) ? format : OutputFormat.Text;
    }
}
