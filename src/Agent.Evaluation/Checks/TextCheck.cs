using System.Text.Json.Serialization;

namespace Agent.Evaluation.Checks;

/// <summary>A check of the text of a file. Where a name such as <c>*.txt</c> means several, one that holds is enough.</summary>
public abstract record TextCheck : Check
{
    private protected TextCheck() { }

    /// <summary>A path, or <c>*.ending</c> for the files of the root with that ending; null for the file that the run delivered.</summary>
    [JsonPropertyOrder(-1)]
    public string? File { get; init; }

    public sealed override string? Fault(Evidence left)
    {
        ArgumentNullException.ThrowIfNull(left);
        var texts = left.Texts(File);
        if (texts.Count == 0)
            return File is null ? "No file was delivered." : $"There is no file '{File}'.";
        var faults = texts.Select(text => FaultIn(text, left)).ToList();
        return faults.Contains(null) ? null : faults[0];
    }

    private protected abstract string? FaultIn(string text, Evidence left);

    // A text in a sentence of fault: enough of it to see what it is.
    private protected static string Short(string text) => text.ReplaceLineEndings("\\n") is { Length: > 80 } line ? $"{line[..79]}…" : text.ReplaceLineEndings("\\n");
}
