using Agent.Core.Journals;
using Agent.Core.Runs;
using Spectre.Console;
using Spectre.Console.Rendering;

namespace Agent.Cli.Displays;

/// <summary>On a terminal: what happened scrolls by, below it stand the plan with its ticks and a meter that moves.</summary>
public sealed class LiveDisplay : IDisplay
{
    private static readonly TimeSpan Beat = TimeSpan.FromMilliseconds(120);

    // Of a run that is caught up with, thousands of facts come at once; they are drawn in pieces of this many lines.
    private const int MostWaiting = 200;
    private readonly IAnsiConsole console;
    private readonly FactLines lines;
    private readonly LiveRegion region;
    private readonly Lock drawing = new();
    private readonly TaskCompletionSource over = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly Task moving;
    private readonly List<IRenderable> happened = [];
    private int height;

    public LiveDisplay(TextWriter error, FactLines lines, bool colours, TimeProvider time)
        : this(Terminal(error, colours), lines, time)
    {
    }

    internal LiveDisplay(IAnsiConsole console, FactLines lines, TimeProvider time)
    {
        this.console = console;
        this.lines = lines;
        region = new LiveRegion(time, console.Profile);
        moving = MoveAsync();
    }

    public void Show(Run run, Fact fact)
    {
        ArgumentNullException.ThrowIfNull(run);
        lock (drawing)
        {
            var said = lines.Of(run, fact).Select(Row).ToList();
            region.Take(run, fact);
            happened.AddRange(fact switch
            {
                // The plan stands in the region, where it ticks, until the run is over.
                PlanWritten => [],
                RunEnded => [.. region.Plan(), .. said],
                _ => said,
            });
            if (happened.Count >= MostWaiting)
                Draw();
        }
    }

    public async ValueTask DisposeAsync()
    {
        over.TrySetResult();
        await moving.ConfigureAwait(false);
        Draw();
    }

    private static IAnsiConsole Terminal(TextWriter error, bool colours) => AnsiConsole.Create(new AnsiConsoleSettings
    {
        Out = new AnsiConsoleOutput(error),
        ColorSystem = colours ? ColorSystemSupport.Detect : ColorSystemSupport.NoColors,
    });

    private static Grid Row(ProgressLine line)
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

    private async Task MoveAsync()
    {
        while (!over.Task.IsCompleted)
        {
            Draw();
            await Task.WhenAny(over.Task, Task.Delay(Beat)).ConfigureAwait(false);
        }
    }

    // One writing for all: the region is taken away, what happened is written in its place, and the region stands below it again.
    private void Draw()
    {
        lock (drawing)
        {
            var below = console.Profile.Capabilities.Ansi && !over.Task.IsCompleted ? region.Lines() : [];
            var away = height > 0 ? new ControlCode($"\r\e[{height}A\e[0J") : new ControlCode("");
            height = below.Count;
            console.Write(new Rows([away, .. happened, .. below]));
            happened.Clear();
        }
    }
}
