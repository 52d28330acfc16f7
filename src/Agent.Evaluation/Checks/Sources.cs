using Agent.Core.Critiques;
using Agent.Core.Goals;

namespace Agent.Evaluation.Checks;

/// <summary>A document that was read is named under Sources; if some are given, one of them.</summary>
public sealed record Cites : TextCheck
{
    public IReadOnlyList<string> Any { get; init; } = [];

    private protected override string? FaultIn(string text, Evidence left)
    {
        if (left.Judge(CheckKind.Cites, "library", text) is { } fault)
            return fault;
        var named = SourceLines.Of(text);
        return Any.Count == 0 || Any.Any(wanted => named.Any(line => Words.Contains(line, wanted)))
            ? null : $"Its source is '{string.Join("', '", named)}' and should be '{string.Join("' or '", Any)}'.";
    }
}

/// <summary>Nothing stands under Sources that the run has not read.</summary>
public sealed record SourcesRead : TextCheck
{
    private protected override string? FaultIn(string text, Evidence left)
        => SourceLines.Of(text).FirstOrDefault(line => !left.Run.Sources.Any(read => Same(line, read))) is { } invented ? $"The source '{Short(invented)}' was not read." : null;

    private static bool Same(string line, string read) => string.Join(' ', Words.Of(line)) == string.Join(' ', Words.Of(read));
}

/// <summary>Every item before the sources stands word for word in a document that was read.</summary>
public sealed record Quotes : TextCheck
{
    private protected override string? FaultIn(string text, Evidence left)
    {
        var read = left.Run.Sources.Select(left.Library.Read).OfType<Tools.Libraries.LibraryDocument>().Select(document => document.Body.ReplaceLineEndings(" ")).ToList();
        var items = SourceLines.Before(text).Where(line => line.StartsWith("- ", StringComparison.Ordinal)).Select(line => line[2..].Trim()).ToList();
        return items.Count == 0 ? "It quotes nothing."
            : items.FirstOrDefault(item => !read.Any(body => body.Contains(item, StringComparison.Ordinal))) is { } made ? $"'{Short(made)}' stands in no document that was read." : null;
    }
}

/// <summary>The lines of a text before and under its heading for sources.</summary>
internal static class SourceLines
{
    public static IReadOnlyList<string> Of(string text)
        => [.. text.Split('\n').SkipWhile(line => !IsHeading(line)).Skip(1).Select(line => line.TrimStart('-', '*', ' ').Trim()).Where(line => line.Length > 0)];

    public static IEnumerable<string> Before(string text) => text.Split('\n').TakeWhile(line => !IsHeading(line));

    private static bool IsHeading(string line) => line.Trim('#', ' ', ':').Trim() is "Sources" or "sources" or "Source" or "source";
}
