using System.ComponentModel;
using System.Text;
using Agent.Core.Journals;
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
        try
        {
            await AddAsync(Encoding.UTF8.GetBytes(line + "\n"), cancellationToken);
        }
        catch (Exception failed) when (DiskFailure.IsLasting(failed))
        {
            throw new CannotGoOnException($"The note could not be kept in '{path}': {DiskFailure.Reason(failed)}", failed);
        }
        return $"Kept: {line}";
    }

    private async Task AddAsync(byte[] line, CancellationToken cancellationToken)
    {
        if (Path.GetDirectoryName(path) is { Length: > 0 } folder)
            Directory.CreateDirectory(folder);
        using var file = File.OpenHandle(path, FileMode.OpenOrCreate, FileAccess.Write, FileShare.Read);
        var end = RandomAccess.GetLength(file);
        try
        {
            await RandomAccess.WriteAsync(file, line, end, cancellationToken);
        }
        catch (IOException)
        {
            // Half a note would be the beginning of the next one.
            RandomAccess.SetLength(file, end);
            throw;
        }
    }

    /// <summary>All notes, oldest first.</summary>
    public IReadOnlyList<string> Recall() => File.Exists(path) ? [.. File.ReadLines(path).Where(line => line.Length > 0)] : [];
}
