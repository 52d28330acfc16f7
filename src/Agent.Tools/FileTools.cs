using System.ComponentModel;
using Agent.Core.Tools;
using Agent.Tools.Tables;
using Agent.Tools.Texts;
using Agent.Tools.Workspaces;
using Microsoft.SemanticKernel;
using static Agent.Tools.WorkspaceRefusals;

namespace Agent.Tools;

/// <summary>Files of the workspace, as text.</summary>
public sealed class FileTools(Workspace workspace)
{
    private const int PageCharacters = 4000;

    /// <summary>Levels of folders that a list of files shows.</summary>
    public const int ListedDepth = 3;

    [KernelFunction("list_files"), Description("Lists the files of the workspace.")]
    [Touches(Effect.ReadWorkspace, Idempotent = true)]
    public ToolResult List()
    {
        var entries = Told(() => workspace.List(depth: ListedDepth));
        var lines = entries.Select(Line).ToList();
        if (entries.Count == workspace.Options.MaxEntries)
            lines.Add($"The list stops at {entries.Count} names.");
        var files = entries.Where(entry => entry.Kind == EntryKind.File).Select(entry => entry.Path);
        return new(lines.Count == 0 ? "The workspace is empty." : string.Join('\n', lines), Readable(files));
    }

    [KernelFunction("read_file"), Description("Reads a text file of the workspace.")]
    [Touches(Effect.ReadWorkspace, Idempotent = true)]
    public async Task<ToolResult> ReadAsync(
        [Description("Path from the workspace root, e.g. notes/menu.md.")] string path,
        [Description("Character to start at; 0 is the beginning.")] int offset = 0,
        CancellationToken cancellationToken = default)
    {
        var text = await ToldAsync(workspace.ReadTextAsync(path, cancellationToken));
        return new(Page(path, text, offset), TableChoices.In(path, text), [path]);
    }

    [KernelFunction("write_file"), Description("Writes a text file in the workspace, in place of what it held.")]
    [Touches(Effect.WriteWorkspace, Idempotent = true, Forms = "recipe list text")]
    public async Task<ToolResult> WriteAsync(
        [Description("Path from the workspace root, e.g. easter-recipe.md.")] string path,
        [Description("The whole text of the file.")] string content,
        CancellationToken cancellationToken = default) =>
        new($"Wrote {path}, {await ToldAsync(workspace.WriteTextAsync(path, content, cancellationToken))} bytes.", Readable([path]));

    [KernelFunction("append_file"), Description("Adds text to the end of a file in the workspace.")]
    [Touches(Effect.WriteWorkspace)]
    public async Task<ToolResult> AppendAsync(
        [Description("Path from the workspace root, e.g. shopping-list.md.")] string path,
        [Description("The text to add.")] string content,
        CancellationToken cancellationToken = default)
    {
        // What is added begins a line of its own, also where the last one was left open.
        var open = workspace.Exists(path) && await ToldAsync(workspace.ReadTextAsync(path, cancellationToken)) is { Length: > 0 } text && text[^1] != '\n' ? TextLines.Of(text).Newline : "";
        return new($"Added {await ToldAsync(workspace.AppendTextAsync(path, open + content, cancellationToken))} bytes to {path}.", Readable([path]));
    }

    /// <summary>What read_file may be asked for from now on.</summary>
    private static Dictionary<string, IReadOnlyList<string>> Readable(IEnumerable<string> paths) => new() { ["read_file.path"] = [.. paths] };

    private static string Line(WorkspaceEntry entry) => entry.Kind switch
    {
        EntryKind.File => $"{entry.Path}, {entry.Bytes} bytes",
        EntryKind.Folder => $"{entry.Path}/",
        EntryKind.Link => $"{entry.Path}, a link",
        _ => $"{entry.Path}, not a file",
    };

    private static string Page(string path, string text, int offset)
    {
        if (offset < 0 || offset > text.Length)
            throw new ToolRefusedException("offset_outside_file", $"'{path}' has {text.Length} characters and none at {offset}. Start at 0.");
        var end = Math.Min(text.Length, offset + PageCharacters);
        if (end < text.Length && char.IsHighSurrogate(text[end - 1]))
            end--;
        var page = text[offset..end];
        return end == text.Length ? page : $"{page}\n(Characters {offset} to {end} of {text.Length}. Read on with offset {end}.)";
    }
}
