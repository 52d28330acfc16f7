using Agent.Cli.Displays;
using Agent.Core.Journals;
using Agent.Core.Runs;
using Microsoft.Extensions.Time.Testing;
using Spectre.Console.Testing;

namespace Agent.Cli.Tests;

public sealed class LiveDisplayTests
{
    [Fact]
    public async Task On_a_terminal_the_story_ends_with_the_plan_and_its_ticks_below_the_tool_calls()
    {
        using var console = new TestConsole();
        console.Profile.Width = 72;
        await using (var display = new LiveDisplay(console, new FactLines(verbose: false), new FakeTimeProvider()))
            await ShowAsync(display, Scripts.MeetingTheGoal);

        var shown = string.Join('\n', console.Lines.Select(line => line.TrimEnd()));
        Assert.Contains("brief    cook: roast lamb with rosemary for Easter, to easter-recipe.md\n", shown, StringComparison.Ordinal);
        // This console keeps every redrawing of the region below, so lines are looked for one group at a time.
        Assert.Contains("✓ 1 search: find roast lamb\n✓ 2 read_recipe: read about roast lamb\n✓ 3 write_file: write easter-recipe.md\n", shown, StringComparison.Ordinal);
        Assert.Contains("done     The goal is met: roast lamb with rosemary for Easter.\n", shown, StringComparison.Ordinal);
        Assert.Contains(" evaluated), 338\n         written at 50 a second, 0.0 s\n", shown, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_display_that_breaks_does_not_break_the_run()
    {
        await using var display = new SafeDisplay(new Broken());

        await ShowAsync(display, Scripts.MeetingTheGoal);
    }

    [Fact]
    public async Task What_moves_is_taken_away_when_the_run_ends_early()
    {
        using var console = new TestConsole().EmitAnsiSequences();
        await using (new LiveDisplay(console, new FactLines(verbose: false), new FakeTimeProvider()))
        {
        }

        Assert.Contains("loading the model", console.Output, StringComparison.Ordinal);
        Assert.EndsWith("\r\e[1A\e[0J", console.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_terminal_that_can_do_nothing_gets_plain_lines()
    {
        using var world = new World(Scripts.MeetingTheGoal) { ErrorIsTerminal = true, ["TERM"] = "dumb" };

        Assert.Equal(0, await world.RunAsync("run", "make an Easter recipe"));
        Assert.DoesNotContain('\e', world.Error);
        Assert.Contains("\nplan     1 search: find roast lamb\n", world.Error, StringComparison.Ordinal);
    }

    // The facts of a real run, shown as they happened.
    private static async Task ShowAsync(IDisplay display, string[] script)
    {
        using var world = new World(script);
        await world.RunAsync("run", "make an Easter recipe", "--seed", "7");
        var journal = Assert.Single(Directory.GetFiles(world.Home, "journal.jsonl", SearchOption.AllDirectories));
        Run? run = null;
        foreach (var line in JournalFile.Read(journal).Lines)
        {
            run = run is null ? Run.Fold([line.Fact]) : run.Apply(line.Fact);
            display.Show(run, line.Fact);
        }
    }

    private sealed class Broken : IDisplay
    {
        public void Show(Run run, Fact fact) => throw new IOException("The pipe is closed.");

        public ValueTask DisposeAsync() => throw new IOException("The pipe is closed.");
    }
}
