using System.CommandLine;
using Agent.Cli.Displays;
using Agent.Cli.Errors;
using Agent.Core.Comparisons;

namespace Agent.Cli.Commands;

/// <summary><c>agent diff RUN1 RUN2</c>: where two runs part. Ends with 0 when nothing differs and with 1 when something does.</summary>
internal static class DiffCommand
{
    private static readonly Argument<string> First = new("RUN1") { Description = RunArgument.Of.Description };

    private static readonly Argument<string> Second = new("RUN2") { Description = "Another, named the same way" };

    public static Command Create(Surroundings surroundings)
    {
        var command = new Command("diff", "Where two runs part: what they were given and asked, planned, did, delivered and cost") { First, Second };
        command.SetAction(parsed => Compare(surroundings, parsed));
        return command;
    }

    private static int Compare(Surroundings surroundings, ParseResult parsed)
    {
        var first = RunArgument.ReadLines(surroundings, parsed.GetRequiredValue(First)).Reading.Facts;
        var second = RunArgument.ReadLines(surroundings, parsed.GetRequiredValue(Second)).Reading.Facts;
        var diff = RunDiff.Of(first, second);
        var report = new Report(surroundings, parsed.GetValue(Options.Output));
        report.Text(string.Concat(DiffText.Of(diff).Select(line => $"{line}\n")));
        report.Document(DiffDocument.Of(diff));
        return (int)(diff.IsSame ? ExitCode.Met : ExitCode.NotMet);
    }
}
