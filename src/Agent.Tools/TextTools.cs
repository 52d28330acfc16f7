using System.ComponentModel;
using System.IO.Enumeration;
using System.Text;
using Agent.Core.Tools;
using Agent.Tools.Libraries;
using Agent.Tools.Tables;
using Agent.Tools.Texts;
using Agent.Tools.Workspaces;
using Microsoft.SemanticKernel;

namespace Agent.Tools;

/// <summary>Chores on whole text files: the model names the files, and code carries what is in them.</summary>
public sealed class TextTools(Workspace workspace)
{
    private const int FewestJoined = 2;
    private const int MostJoined = 20;
    private const string To = "Path of the file to write, e.g. output.txt.";

    private readonly TextFiles files = new(workspace);

    [KernelFunction("copy_file"), Description("Copies a text file of the workspace.")]
    [Touches(Effect.WriteWorkspace, Idempotent = true)]
    public async Task<ToolResult> CopyAsync(
        [Description("Path of the file to copy, e.g. notes/menu.md.")] string path,
        [Description("Path of the copy, e.g. notes/menu-copy.md.")] string to,
        CancellationToken cancellationToken = default)
    {
        var text = await files.ReadAsync(path, cancellationToken);
        return await files.WriteAsync(to, text, $"Copied '{path}' to '{to}'.", [path], cancellationToken);
    }

    [KernelFunction("rename_file"), Description("Gives a text file another name or folder.")]
    [Touches(Effect.WriteWorkspace)]
    public async Task<ToolResult> RenameAsync(
        [Description("Path of the file, e.g. draft.txt."), Takes(Known.Chore)] string path,
        [Description("Its new path, e.g. archive/minutes.txt."), Takes(Known.Chore)] string to,
        CancellationToken cancellationToken = default)
    {
        if (workspace.Exists(to))
            throw new ToolRefusedException("name_taken", $"'{PlainText.Line(to)}' is there already. Name one that is not.");
        var text = await files.ReadAsync(path, cancellationToken);
        var result = await files.WriteAsync(to, text, $"Renamed '{path}' to '{to}'.", [path], cancellationToken);
        // The old name goes last, so that whatever stops the work loses no text.
        await files.DeleteAsync(path, cancellationToken);
        return result;
    }

    [KernelFunction("join_files"), Description("Joins text files into one.")]
    [Touches(Effect.WriteWorkspace)]
    public async Task<ToolResult> JoinAsync(
        [Description("Paths of the files in the order in which they follow each other."), Distinct] string[] paths,
        [Description(To)] string to,
        CancellationToken cancellationToken = default)
    {
        if (paths.Length is < FewestJoined or > MostJoined)
            throw new ToolRefusedException("files_to_join", $"{paths.Length} files were named. Name {FewestJoined} to {MostJoined}.");
        var joined = new StringBuilder();
        foreach (var path in paths)
            Join(joined, await files.ReadAsync(path, cancellationToken));
        return await files.WriteAsync(to, joined.ToString(), $"Joined {paths.Length} files into '{to}'.", [.. paths.Distinct()], cancellationToken);
    }

    [KernelFunction("index_files"), Description("Writes the names of all files.")]
    [Touches(Effect.WriteWorkspace, Idempotent = true)]
    public Task<ToolResult> IndexAsync(
        [Description("Path of the file to write, e.g. index.md.")] string to,
        [Description("What the names are like, e.g. *.csv or notes/*; empty for all."), Takes(Known.Chore)] string like = "",
        CancellationToken cancellationToken = default)
    {
        var names = files.Names().Where(name => !files.IsSame(name, to) && (like.Length == 0 || FileSystemName.MatchesSimpleExpression(like, name))).ToList();
        if (names.Count == 0)
            throw new ToolRefusedException("no_files", $"The workspace has no {(like.Length == 0 ? "file" : $"file like '{PlainText.Line(like)}'")} besides '{PlainText.Line(to)}'. Write one first.");
        var text = string.Concat(names.Select(name => $"- {name}\n"));
        return files.WriteAsync(to, text, $"Wrote the names of {Count(names.Count, "file")} into '{to}'.", [], cancellationToken);
    }

    [KernelFunction("sort_lines"), Description("Sorts the lines of a text file.")]
    [Touches(Effect.WriteWorkspace, Idempotent = true)]
    public async Task<ToolResult> SortAsync(
        [Description("Path of the file to sort, e.g. names.txt.")] string path,
        [Description(To)] string to,
        [Description(SortOrders.Told), Takes(Known.Chore)] string order = SortOrders.Ascending,
        CancellationToken cancellationToken = default)
    {
        var text = TextLines.Of(await files.ReadAsync(path, cancellationToken));
        var sorted = text with { Lines = [.. Cells.Sorted(text.Lines, SortOrders.IsDescending(order), times: false).Select(i => text.Lines[i])] };
        return await files.WriteAsync(to, sorted.ToString(), $"Sorted {Count(text.Lines.Count, "line")} of '{path}' into '{to}'.", [path], cancellationToken);
    }

    [KernelFunction("find_lines"), Description("Keeps the lines that hold a text.")]
    [Touches(Effect.WriteWorkspace, Idempotent = true)]
    public async Task<ToolResult> FindAsync(
        [Description("Path of the file to look in, e.g. log.txt.")] string path,
        [Description("Text that a line must hold, in capitals or not, e.g. error.")] string text,
        [Description(To)] string to,
        CancellationToken cancellationToken = default)
    {
        var all = TextLines.Of(await files.ReadAsync(path, cancellationToken));
        var found = all.Lines.Where(line => line.Contains(text, StringComparison.OrdinalIgnoreCase)).ToList();
        if (text.Length == 0 || found.Count == 0)
            throw new ToolRefusedException("no_such_line", $"No line of '{path}' holds '{PlainText.Line(text)}'. Look for a word that stands in it.");
        var kept = all with { Lines = found, EndsInNewline = true };
        return await files.WriteAsync(to, kept.ToString(), $"Wrote {found.Count} of the {Count(all.Lines.Count, "line")} of '{path}' into '{to}'.", [path], cancellationToken);
    }

    [KernelFunction("count_lines"), Description("Counts the lines of a text file.")]
    [Touches(Effect.WriteWorkspace)]
    public async Task<ToolResult> CountAsync(
        [Description("Path of the file to count, e.g. names.txt.")] string path,
        [Description(To)] string to,
        CancellationToken cancellationToken = default)
    {
        var count = TextLines.Of(await files.ReadAsync(path, cancellationToken)).Lines.Count(line => !string.IsNullOrWhiteSpace(line));
        return await files.WriteAsync(to, $"{count}\n", $"Counted {Count(count, "line")} of '{path}' that {(count == 1 ? "is" : "are")} not empty, and wrote the number into '{to}'.", [path], cancellationToken);
    }

    // A byte order mark means something at the beginning of a file alone.
    private static void Join(StringBuilder joined, string text)
    {
        if (joined.Length > 0 && joined[^1] != '\n')
            joined.Append(TextLines.Of(text).Newline);
        joined.Append(joined.Length > 0 ? text.TrimStart('\uFEFF') : text);
    }

    private static string Count(int count, string noun) => count == 1 ? $"1 {noun}" : $"{count} {noun}s";
}
