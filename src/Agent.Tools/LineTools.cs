using System.ComponentModel;
using System.Globalization;
using Agent.Core.Tools;
using Agent.Tools.Libraries;
using Agent.Tools.Tables;
using Agent.Tools.Texts;
using Agent.Tools.Workspaces;
using Microsoft.SemanticKernel;

namespace Agent.Tools;

/// <summary>Changes to the lines and words of a text file that code reads from a goal and carries out; the model names nothing here.</summary>
public sealed class LineTools(Workspace workspace)
{
    internal const string Last = "last";

    private const string From = "Path of the file, e.g. notes.txt.";
    private const string To = "Path of the file to write, e.g. output.txt.";

    private readonly TextFiles files = new(workspace);

    [KernelFunction("replace_text"), Description("Replaces words in a text file.")]
    [Touches(Effect.WriteWorkspace)]
    public async Task<ToolResult> ReplaceAsync(
        [Description(From), Takes(Known.Chore)] string path,
        [Description("The words to replace, in capitals or not, e.g. Mill Lane."), Takes(Known.Chore)] string text,
        [Description("The words to put in their place, e.g. Station Road."), Takes(Known.Chore)] string with,
        [Description(To), Takes(Known.Chore)] string to,
        CancellationToken cancellationToken = default)
    {
        var (replaced, times) = WholeWords.Replaced(await files.ReadAsync(path, cancellationToken), text, with);
        if (times == 0)
            throw NotThere(path, text);
        return await files.WriteAsync(to, replaced, $"Replaced '{PlainText.Line(text)}' by '{PlainText.Line(with)}' {(times == 1 ? "once" : $"{times} times")} in '{to}'.", [path], cancellationToken);
    }

    [KernelFunction("unique_lines"), Description("Keeps each line of a text file once.")]
    [Touches(Effect.WriteWorkspace, Idempotent = true)]
    public async Task<ToolResult> UniqueAsync(
        [Description(From), Takes(Known.Chore)] string path,
        [Description(To), Takes(Known.Chore)] string to,
        CancellationToken cancellationToken = default)
    {
        var all = TextLines.Of(await files.ReadAsync(path, cancellationToken));
        // Blank lines part what is written; they repeat nothing.
        var seen = new HashSet<string>(StringComparer.Ordinal);
        var kept = all with { Lines = [.. all.Lines.Where(line => string.IsNullOrWhiteSpace(line) || seen.Add(line.TrimEnd()))] };
        return await files.WriteAsync(to, kept.ToString(), $"Kept {kept.Lines.Count} of the {Count(all.Lines.Count)} of '{path}', each once, in '{to}'.", [path], cancellationToken);
    }

    [KernelFunction("number_lines"), Description("Puts its number before each line of a text file.")]
    [Touches(Effect.WriteWorkspace)]
    public async Task<ToolResult> NumberAsync(
        [Description(From), Takes(Known.Chore)] string path,
        [Description(To), Takes(Known.Chore)] string to,
        CancellationToken cancellationToken = default)
    {
        var all = TextLines.Of(await files.ReadAsync(path, cancellationToken));
        var number = 0;
        // Blank lines part what is written; nobody counts them.
        var numbered = all with { Lines = [.. all.Lines.Select(line => string.IsNullOrWhiteSpace(line) ? line : string.Create(CultureInfo.InvariantCulture, $"{++number}. {line}"))] };
        return await files.WriteAsync(to, numbered.ToString(), $"Numbered the {Count(number)} of '{path}' in '{to}'.", [path], cancellationToken);
    }

    [KernelFunction("take_lines"), Description("Keeps the first or the last lines of a text file.")]
    [Touches(Effect.WriteWorkspace, Idempotent = true)]
    public async Task<ToolResult> TakeAsync(
        [Description(From), Takes(Known.Chore)] string path,
        [Description("first or last."), Takes(Known.Chore)] string end,
        [Description("How many lines; the header of a table is not counted."), Takes(Known.Chore)] string count,
        [Description(To), Takes(Known.Chore)] string to,
        CancellationToken cancellationToken = default)
    {
        var text = await files.ReadAsync(path, cancellationToken);
        var all = TextLines.Of(text);
        var header = HeaderOf(path, text);
        var lines = all.Lines.Skip(header).Where(line => !string.IsNullOrWhiteSpace(line)).ToList();
        if (!int.TryParse(count, NumberStyles.None, CultureInfo.InvariantCulture, out var wanted) || wanted == 0)
            throw new ToolRefusedException("no_count", $"'{PlainText.Line(count)}' is not a number of lines. Name a whole number from 1 on.");
        var taken = end == Last ? lines.TakeLast(wanted) : lines.Take(wanted);
        var kept = all with { Lines = [.. all.Lines.Take(header), .. taken], EndsInNewline = true };
        return await files.WriteAsync(to, kept.ToString(), $"Wrote the {end} {Count(kept.Lines.Count - header)} of '{path}' into '{to}'.", [path], cancellationToken);
    }

    [KernelFunction("drop_lines"), Description("Leaves out the lines that hold a text.")]
    [Touches(Effect.WriteWorkspace)]
    public async Task<ToolResult> DropAsync(
        [Description(From), Takes(Known.Chore)] string path,
        [Description("The whole words that a line must hold to be left out, e.g. eggs."), Takes(Known.Chore)] string text,
        [Description(To), Takes(Known.Chore)] string to,
        CancellationToken cancellationToken = default)
    {
        var whole = await files.ReadAsync(path, cancellationToken);
        var all = TextLines.Of(whole);
        var header = HeaderOf(path, whole);
        var kept = all with { Lines = [.. all.Lines.Where((line, place) => place < header || !WholeWords.Stand(line, text))] };
        if (kept.Lines.Count == all.Lines.Count)
            throw NotThere(path, text);
        return await files.WriteAsync(to, kept.ToString(), $"Left {Count(all.Lines.Count - kept.Lines.Count)} of '{path}' out of '{to}'.", [path], cancellationToken);
    }

    [KernelFunction("prepend_file"), Description("Puts text before all that a file holds.")]
    [Touches(Effect.WriteWorkspace)]
    public async Task<ToolResult> PrependAsync(
        [Description(From), Takes(Known.Chore)] string path,
        [Description("The text to put there."), Takes(Known.Chore)] string content,
        CancellationToken cancellationToken = default)
    {
        var newline = content.EndsWith('\n') ? "" : "\n";
        return await files.WriteAsync(path, $"{content}{newline}{await files.ReadAsync(path, cancellationToken)}", $"Put the text at the top of '{path}'.", [path], cancellationToken);
    }

    [KernelFunction("change_case"), Description("Writes a text in capitals or in small letters.")]
    [Touches(Effect.WriteWorkspace)]
    public async Task<ToolResult> RecaseAsync(
        [Description(From), Takes(Known.Chore)] string path,
        [Description("capitals or small."), Takes(Known.Chore)] string letters,
        [Description(To), Takes(Known.Chore)] string to,
        CancellationToken cancellationToken = default)
    {
        var text = await files.ReadAsync(path, cancellationToken);
        return await files.WriteAsync(to, letters == "capitals" ? text.ToUpperInvariant() : text.ToLowerInvariant(), $"Wrote '{path}' in {letters}{(letters == "small" ? " letters" : "")} into '{to}'.", [path], cancellationToken);
    }

    [KernelFunction("count_words"), Description("Counts the words of a text file, or how often some stand in it.")]
    [Touches(Effect.WriteWorkspace)]
    public async Task<ToolResult> CountWordsAsync(
        [Description(From), Takes(Known.Chore)] string path,
        [Description("The words to count, in capitals or not, e.g. penalty; empty for all words."), Takes(Known.Chore)] string text,
        [Description(To), Takes(Known.Chore)] string to,
        CancellationToken cancellationToken = default)
    {
        var whole = await files.ReadAsync(path, cancellationToken);
        var count = text.Length == 0 ? whole.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries).Length : WholeWords.Count(whole, text);
        var what = text.Length == 0 ? $"'{path}' has {(count == 1 ? "1 word" : $"{count} words")}" : $"'{PlainText.Line(text)}' stands {(count == 1 ? "once" : $"{count} times")} in '{path}'";
        return await files.WriteAsync(to, $"{count}\n", $"{what}, written into '{to}'.", [path], cancellationToken);
    }

    [KernelFunction("count_each"), Description("Counts the lines of several text files.")]
    [Touches(Effect.WriteWorkspace)]
    public async Task<ToolResult> CountEachAsync(
        [Description("Paths of the files."), Takes(Known.Chore), Distinct] string[] paths,
        [Description(To), Takes(Known.Chore)] string to,
        CancellationToken cancellationToken = default)
    {
        var lines = new List<string>();
        foreach (var path in paths)
            lines.Add($"{path}: {TextLines.Of(await files.ReadAsync(path, cancellationToken)).Lines.Count(line => !string.IsNullOrWhiteSpace(line))}\n");
        return await files.WriteAsync(to, string.Concat(lines), $"Counted the lines of {paths.Length} files that are not empty, and wrote the numbers into '{to}'.", [.. paths.Distinct()], cancellationToken);
    }

    private static int HeaderOf(string path, string text) => TableChoices.In(path, text) is null ? 0 : 1;

    private static ToolRefusedException NotThere(string path, string text) => new("no_such_text", $"'{PlainText.Line(text)}' does not stand in '{path}'. Name words that do.");

    private static string Count(int lines) => lines == 1 ? "1 line" : $"{lines} lines";
}
