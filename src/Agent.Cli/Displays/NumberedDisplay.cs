using Agent.Core.Journals;
using Agent.Core.Runs;

namespace Agent.Cli.Displays;

/// <summary>Every fact on a line with its number and its kind, also those of which a person is told nothing else.</summary>
public sealed class NumberedDisplay(TextWriter output) : IDisplay
{
    private readonly FactLines lines = new(verbose: false);
    private int number;

    public void Show(Run run, Fact fact)
    {
        var told = fact switch
        {
            ActionChosen action => CallText.Of(action.Call),
            ToolCalled called => CallText.Of(called.Call),
            _ => string.Join("; ", lines.Of(run, fact).Select(line => line.Text)),
        };
        output.WriteLine($"{number++,5}  {FactKind.Of(fact),-20} {SafeText.Line(told, 120)}".TrimEnd());
    }

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;
}
