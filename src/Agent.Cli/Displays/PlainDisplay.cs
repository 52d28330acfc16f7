using Agent.Core.Journals;
using Agent.Core.Runs;

namespace Agent.Cli.Displays;

/// <summary>One plain line after another, for a file, a pipe or a terminal that can do no more.</summary>
public sealed class PlainDisplay(TextWriter error, FactLines lines) : IDisplay
{
    public void Show(Run run, Fact fact)
    {
        foreach (var line in lines.Of(run, fact))
            error.WriteLine(line.ToString());
        error.Flush();
    }

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;
}
