using Agent.Core.Journals;
using Agent.Core.Runs;

namespace Agent.Cli.Displays;

/// <summary>A display whose failure never ends a run: a closed pipe or a broken terminal only ends the showing.</summary>
public sealed class SafeDisplay(IDisplay inner) : IDisplay
{
    private bool broken;

    public void Show(Run run, Fact fact)
    {
        if (broken)
            return;
        try
        {
            inner.Show(run, fact);
        }
        catch (Exception failed) when (failed is not OutOfMemoryException)
        {
            broken = true;
        }
    }

    public async ValueTask DisposeAsync()
    {
        try
        {
            await inner.DisposeAsync().ConfigureAwait(false);
        }
        catch (Exception failed) when (failed is not OutOfMemoryException)
        {
            broken = true;
        }
    }
}
