using Agent.Core.Models;
using Agent.Tools.Workspaces;

namespace Agent.Tools;

/// <summary>Reads what a run delivered: a file of the workspace, or the notes when the goal was to remember.</summary>
public sealed class Deliverables(Workspace workspace, string memoryFile) : IDeliverables
{
    /// <summary>The name under which a brief delivers to the memory.</summary>
    public const string Memory = "memory.md";

    public async Task<string?> ReadAsync(string file, CancellationToken cancellationToken)
    {
        if (file == Memory && File.Exists(memoryFile))
            return await File.ReadAllTextAsync(memoryFile, cancellationToken).ConfigureAwait(false);
        try
        {
            return workspace.Exists(file) ? await workspace.ReadTextAsync(file, cancellationToken).ConfigureAwait(false) : null;
        }
        catch (WorkspaceException)
        {
            // The name is the model's: one that the workspace refuses is a file that is not there.
            return null;
        }
    }
}
