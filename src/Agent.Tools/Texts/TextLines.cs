namespace Agent.Tools.Texts;

/// <summary>A text as its lines, with the newline that it uses, so that it is put together again as it was.</summary>
internal sealed record TextLines(IReadOnlyList<string> Lines, string Newline, bool EndsInNewline)
{
    public static TextLines Of(string text)
    {
        var first = text.IndexOf('\n', StringComparison.Ordinal);
        var newline = first > 0 && text[first - 1] == '\r' ? "\r\n" : "\n";
        var ends = text.EndsWith('\n');
        var lines = text.Split('\n').Select(line => line.TrimEnd('\r'));
        return new([.. ends || text.Length == 0 ? lines.SkipLast(1) : lines], newline, ends);
    }

    public override string ToString() => string.Join(Newline, Lines) + (EndsInNewline && Lines.Count > 0 ? Newline : "");
}
