using Agent.Core.Journals;
using Agent.Core.Runs;

namespace Agent.Cli.Displays;

/// <summary>Shows a run to whoever watches, fact by fact.</summary>
public interface IDisplay : IAsyncDisposable
{
    void Show(Run run, Fact fact);
}
