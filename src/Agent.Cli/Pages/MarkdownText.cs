namespace Agent.Cli.Pages;

/// <summary>A delivered text as it is meant to be read: headings, lists and paragraphs of Markdown. Links, images and HTML stay the characters that they are.</summary>
internal static class MarkdownText
{
    private enum Kind
    {
        Paragraph,
        Heading,
        Bullet,
        Numbered,
        Verbatim,
        Nothing,
    }

    public static Html Of(string text)
    {
        var verbatim = false;
        var lines = text.Split('\n').Select(line => Read(line.EndsWith('\r') ? line[..^1] : line, ref verbatim)).ToList();
        var blocks = new List<Html>();
        for (var at = 0; at < lines.Count;)
        {
            var kind = lines[at].Kind;
            var block = lines.Skip(at).TakeWhile(line => line.Kind == kind).ToList();
            blocks.Add(Block(kind, block));
            at += block.Count;
        }
        return Html.Of(blocks);
    }

    private static Html Block(Kind kind, IReadOnlyList<Line> lines) => kind switch
    {
        Kind.Heading => Html.Of(lines.Select(line => line.Level == 1 ? Html.Of($"<h3>{line.Text}</h3>") : Html.Of($"<h4>{line.Text}</h4>"))),
        Kind.Bullet => Html.Of($"<ul>{Items(lines)}</ul>"),
        Kind.Numbered => Html.Of($"<ol start=\"{lines[0].Level}\">{Items(lines)}</ol>"),
        Kind.Verbatim => Html.Of($"<pre>{Html.Text(string.Join('\n', lines.Select(line => line.Text)))}</pre>"),
        Kind.Paragraph => Html.Of($"<p>{Html.Text(string.Join(' ', lines.Select(line => line.Text)))}</p>"),
        _ => Html.None,
    };

    private static Html Items(IEnumerable<Line> lines) => Html.Of(lines.Select(line => Html.Of($"<li>{line.Text}</li>")));

    // Between two fences, and in a table, the columns mean something.
    private static Line Read(string line, ref bool verbatim)
    {
        if (line.StartsWith("```", StringComparison.Ordinal))
        {
            verbatim = !verbatim;
            return new(Kind.Nothing, 0, "");
        }
        var hashes = line.TakeWhile(c => c == '#').Count();
        var digits = line.TakeWhile(char.IsAsciiDigit).Count();
        return line switch
        {
            _ when verbatim || line.StartsWith('|') => new(Kind.Verbatim, 0, line),
            _ when string.IsNullOrWhiteSpace(line) => new(Kind.Nothing, 0, ""),
            _ when hashes is > 0 and <= 6 && line[hashes..].StartsWith(' ') => new(Kind.Heading, hashes, line[hashes..].Trim()),
            _ when line.StartsWith("- ", StringComparison.Ordinal) || line.StartsWith("* ", StringComparison.Ordinal) => new(Kind.Bullet, 0, line[2..]),
            _ when digits is > 0 and <= 4 && line[digits..].StartsWith(". ", StringComparison.Ordinal) => new(Kind.Numbered, int.Parse(line.AsSpan(0, digits)), line[(digits + 2)..]),
            _ => new(Kind.Paragraph, 0, line),
        };
    }

    private sealed record Line(Kind Kind, int Level, string Text);
}
