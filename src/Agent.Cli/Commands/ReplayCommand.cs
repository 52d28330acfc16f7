using System.CommandLine;
using Agent.Cli.Displays;
using Agent.Core.Prompts;
using Agent.Core.Replays;
using Agent.Tools;

namespace Agent.Cli.Commands;

/// <summary><c>agent replay RUN</c>: the loop once more, from the record alone.</summary>
internal static class ReplayCommand
{
    public static Command Create(Surroundings surroundings)
    {
        var command = new Command("replay", "Run a recorded run again from its journal, without a model, a tool or a clock")
        {
            RunArgument.Of, Options.Quiet, Options.Verbose,
        };
        command.SetAction((parsed, _) => ReplayAsync(surroundings, parsed));
        return command;
    }

    private static async Task<int> ReplayAsync(Surroundings surroundings, ParseResult parsed)
    {
        var (path, facts) = RunArgument.Read(surroundings, parsed);
        var report = new Report(surroundings, parsed.GetValue(Options.Output));
        await using var display = new SafeDisplay(Display.Plain(surroundings, parsed));
        var run = await Replay.RunAsync(facts, PromptTemplates.BuiltIn, StandardChecks.In(surroundings.Library), display.Show);
        if (report.Format == OutputFormat.Text && !parsed.GetValue(Options.Quiet))
            surroundings.Error.WriteLine(new ProgressLine("replayed", $"{facts.Count} facts, every byte as recorded"));
        report.Document(ResultDocument.Of(run, facts, path, null));
        if (run.Outcome?.File is not null)
            report.Text(SafeText.Of(run.Checked?.Text ?? ""));
        return 0;
    }
}
