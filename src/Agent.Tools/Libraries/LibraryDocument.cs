namespace Agent.Tools.Libraries;

/// <summary>One document: a title, the kind of thing it is about, and its text.</summary>
public sealed record LibraryDocument(string Title, string Kind, string Body)
{
    private const string KindMark = "Kind:";

    /// <summary>Every markdown file below a folder, by title.</summary>
    public static IReadOnlyList<LibraryDocument> In(string folder) =>
    [
        .. Directory.EnumerateFiles(folder, "*.md", SearchOption.AllDirectories)
            .Select(path => Parse(File.ReadAllText(path), Path.GetFileNameWithoutExtension(path))).OrderBy(document => document.Title, StringComparer.Ordinal),
    ];

    /// <summary>Reads a markdown document: a line "# title", a line "Kind: x", then the text. What is missing is taken from the file's name or left empty.</summary>
    public static LibraryDocument Parse(string markdown, string fileName)
    {
        var title = fileName.Replace('-', ' ');
        var kind = "";
        var lines = markdown.ReplaceLineEndings("\n").Split('\n').AsSpan();
        while (!lines.IsEmpty)
        {
            var line = lines[0].Trim();
            if (line.StartsWith("# ", StringComparison.Ordinal))
                title = line[2..].Trim();
            else if (line.StartsWith(KindMark, StringComparison.OrdinalIgnoreCase))
                kind = line[KindMark.Length..].Trim();
            else if (line.Length > 0)
                break;
            lines = lines[1..];
        }
        return new(title, kind, string.Join('\n', lines!).Trim());
    }
}
