using System.ComponentModel;
using Agent.Core.Tools;
using Agent.Tools.Libraries;
using Microsoft.SemanticKernel;

namespace Agent.Tools;

/// <summary>Notes that outlive a run, one a line in a file outside the workspace, where no file tool reaches it.</summary>
public sealed class MemoryTools(string path)
{
    private const int MaxNoteCharacters = 500;
    private const int MaxFileBytes = 256 * 1024;

    [KernelFunction("remember"), Description("Keeps a short note for later runs.")]
    [Touches(Effect.Memory)]
    public async Task<string> RememberAsync([Description("One sentence, e.g. The user does not eat nuts.")] string note, CancellationToken cancellationToken = default)
    {
        var line = PlainText.Line(note);
        if (line.Length is 0 or > MaxNoteCharacters)
            throw new ToolRefusedException("note_length", $"The note has {line.Length} characters. Give one sentence of at most {MaxNoteCharacters}.");
        if (new FileInfo(path) is { Exists: true, Length: > MaxFileBytes })
            throw new ToolRefusedException("memory_full", $"The notes fill {MaxFileBytes} bytes. Nothing more is kept until a person shortens '{path}'.");
        if (Path.GetDirectoryName(path) is { Length: > 0 } folder)
            Directory.CreateDirectory(folder);
        await File.AppendAllTextAsync(path, line + "\n", cancellationToken);
        return $"Kept: {line}";
    }

    /// <summary>All notes, oldest first.</summary>
    public IReadOnlyList<string> Recall() => File.Exists(path) ? [.. File.ReadLines(path).Where(line => line.Length > 0)] : [];
}
