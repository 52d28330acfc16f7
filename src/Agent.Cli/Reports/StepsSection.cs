using Agent.Cli.Displays;
using Agent.Cli.Pages;

namespace Agent.Cli.Reports;

/// <summary>Every step with the exact prompt, the raw reply, the decision and the observation; of a long run, the first and the last ones.</summary>
internal static class StepsSection
{
    private const int MostAtEachEnd = 100;

    public static Html Of(RunRecord record, Excerpts excerpts, RunCommands command)
    {
        var details = new StepDetails(excerpts, command);
        var steps = record.Steps.Where(step => step.Exchange is not null || step.Facts.Count > 1);
        return Html.Of($"""
            <section id="steps"><h2>Step by step</h2>
            <p class="aside">Each request is the message of the system, all that was said before, and the prompt that the step shows. Open a step to read it in full.</p>
            {System(record, excerpts)}
            {Html.Of(steps.Select(step => IsShown(step.Number, record.Steps.Count) ? details.Of(step) : LeftOut(step, record.Steps.Count, command)))}
            </section>
            """);
    }

    /// <summary>Whether a step of that number is on the page.</summary>
    public static bool IsShown(int number, int steps) => number <= MostAtEachEnd || number >= steps - MostAtEachEnd;

    private static Html LeftOut(RunStep step, int steps, RunCommands command) => step.Number != MostAtEachEnd + 1 ? Html.None : Html.Of($"""
        <p class="cut">The steps {step.Number} to {steps - MostAtEachEnd - 1} are left out here. They stand from fact {step.First} on: <code>{command.Whole}</code></p>
        """);

    private static Html System(RunRecord record, Excerpts excerpts) => record.System is null
        ? Html.Of($"""<p class="aside">The message of the system is another than this program has, so only its SHA-256 is known: <code class="hash">{record.Run.Header.Prompts.GetValueOrDefault("system")}</code></p>""")
        : Html.Of($"""
            <details class="step"><summary><span class="n">0</span><span class="what">system</span><span class="say">the message that every request begins with</span></summary>
            {excerpts.Of(record.System, 0)}</details>
            """);
}
