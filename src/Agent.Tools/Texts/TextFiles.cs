using Agent.Core.Tools;
using Agent.Tools.Workspaces;
using static Agent.Tools.WorkspaceRefusals;

namespace Agent.Tools.Texts;

/// <summary>Text that a tool carries from file to file: read whole, written whole or not at all, and offered to be read from then on.</summary>
internal sealed class TextFiles(Workspace workspace)
{
    public int MaxBytes => workspace.Options.MaxFileBytes;

    public Task<string> ReadAsync(string path, CancellationToken cancellationToken) => ToldAsync(workspace.ReadTextAsync(path, cancellationToken));

    /// <summary>The answer of a tool that has made a file.</summary>
    /// <param name="to">The file.</param>
    /// <param name="text">All that it holds from now on.</param>
    /// <param name="done">What was done, in one sentence.</param>
    /// <param name="from">The files that the text was made from.</param>
    /// <param name="cancellationToken">Stops the work before anything is written.</param>
    public async Task<ToolResult> WriteAsync(string to, string text, string done, IReadOnlyList<string> from, CancellationToken cancellationToken)
    {
        await ToldAsync(workspace.WriteTextAsync(to, text, cancellationToken));
        return new(done, new Dictionary<string, IReadOnlyList<string>> { ["read_file.path"] = [to] }, from);
    }

    public Task DeleteAsync(string path, CancellationToken cancellationToken) => ToldAsync(workspace.DeleteAsync(path, cancellationToken));

    /// <summary>The names of all files, in ordinal order.</summary>
    public IReadOnlyList<string> Names()
    {
        var entries = Told(() => workspace.List(depth: int.MaxValue));
        if (entries.Count == workspace.Options.MaxEntries)
            throw new ToolRefusedException("too_many_files", $"The workspace has {entries.Count} names or more. Take files away first.");
        return [.. entries.Where(entry => entry.Kind == EntryKind.File).Select(entry => entry.Path).Order(StringComparer.Ordinal)];
    }

    /// <summary>Whether two paths are two spellings of one name, such as './a.md' and 'a.md'.</summary>
    public bool IsSame(string path, string other) => !other.Contains('\0', StringComparison.Ordinal) && Full(path) == Full(other);

    private string Full(string path) => Path.GetFullPath(path, workspace.Root);
}
