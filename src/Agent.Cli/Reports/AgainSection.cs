using Agent.Cli.Displays;
using Agent.Cli.Pages;

namespace Agent.Cli.Reports;

/// <summary>The commands by which whoever has the journal sees the run again, or goes another way.</summary>
internal static class AgainSection
{
    public static Html Of(RunRecord record, RunCommands command) => Html.Of($"""
        <section id="again"><h2>Again</h2>
        <dl class="commands">
        {Entry("Replay it from its record, without a model, and compare every byte", command.Replay)}
        {Entry("Ask the model again and hold each reply to the recorded one", $"{command.Replay} --verify-model")}
        {Entry("Go another way from any step", $"{command.Fork(Math.Min(ForkPoint(record), record.Journal.Lines.Count))} --seed 2")}
        {(record.Run.IsOver ? Html.None : Entry("Go on with it", command.Resume))}
        {Entry("Send the run itself, as one file that replays on any machine", command.Export)}
        {Entry("Read every fact in full", command.Whole)}
        </dl></section>
        """);

    // After the brief and the plan the ways part best; else wherever the record ends.
    private static int ForkPoint(RunRecord record)
        => record.Steps.FirstOrDefault(step => step.Number > 2) is { } acting ? acting.First : record.Journal.Lines.Count;

    private static Html Entry(string what, string command) => Html.Of($"<div><dt>{what}</dt><dd><code>{command}</code></dd></div>");
}
