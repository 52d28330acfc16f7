using Agent.Core.Journals;
using Agent.Core.Runs;
using Spectre.Console;
using Spectre.Console.Rendering;

namespace Agent.Cli.Displays;

/// <summary>On a terminal: what happened scrolls by, below it stand the plan with its ticks and a meter that moves.</summary>
public sealed class LiveDisplay : IDisplay
{
    private static readonly TimeSpan Beat = TimeSpan.FromMilliseconds(120);
    private readonly IAnsiConsole console;
    private readonly FactLines lines;
    private readonly LiveRegion region;
    private readonly TaskCompletionSource over = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly Task shown;

    public LiveDisplay(TextWriter error, FactLines lines, bool colours, TimeProvider time)
        : this(Terminal(error, colours), lines, time)
    {
    }

    internal LiveDisplay(IAnsiConsole console, FactLines lines, TimeProvider time)
    {
        this.console = console;
        this.lines = lines;
        region = new LiveRegion(time, console.Profile);
        shown = console.Live(region.Render()).AutoClear(true).StartAsync(MoveAsync);
    }

    public void Show(Run run, Fact fact)
    {
        ArgumentNullException.ThrowIfNull(run);
        var said = lines.Of(run, fact).ToList();
        region.Take(run, fact);
        if (fact is RunEnded)
            console.Write(new Rows(region.Plan()));
        // The plan stands in the region below, where it ticks.
        if (fact is not PlanWritten)
            foreach (var line in said)
                console.Write(Row(line));
    }

    public async ValueTask DisposeAsync()
    {
        over.TrySetResult();
        await shown.ConfigureAwait(false);
    }

    internal static IRenderable Row(ProgressLine line)
    {
        var style = line.Tone switch
        {
            Tone.Good => new Style(Color.Green),
            Tone.Bad => new Style(Color.Red),
            Tone.Dim => new Style(decoration: Decoration.Dim),
            _ => Style.Plain,
        };
        return new Grid()
            .AddColumn(new GridColumn().NoWrap().Width(8).Padding(0, 0, 1, 0))
            .AddColumn(new GridColumn().Padding(0, 0, 0, 0))
            .AddRow(new Text(line.Tag, new Style(decoration: Decoration.Bold)), new Text(line.Text, style));
    }

    private static IAnsiConsole Terminal(TextWriter error, bool colours) => AnsiConsole.Create(new AnsiConsoleSettings
    {
        Out = new AnsiConsoleOutput(error),
        ColorSystem = colours ? ColorSystemSupport.Detect : ColorSystemSupport.NoColors,
    });

    private async Task MoveAsync(LiveDisplayContext live)
    {
        while (!over.Task.IsCompleted)
        {
            live.UpdateTarget(region.Render());
            await Task.WhenAny(over.Task, Task.Delay(Beat)).ConfigureAwait(false);
        }
    }
}
