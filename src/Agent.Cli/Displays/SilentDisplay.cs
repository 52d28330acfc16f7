using Agent.Core.Journals;
using Agent.Core.Runs;

namespace Agent.Cli.Displays;

/// <summary>Shows nothing.</summary>
public sealed class SilentDisplay : IDisplay
{
    public void Show(Run run, Fact fact) { }

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;
}
