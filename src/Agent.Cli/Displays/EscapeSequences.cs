namespace Agent.Cli.Displays;

/// <summary>Finds where the terminal's escape sequences of a text end. However many begin and never end, the text is passed over a few times and no more.</summary>
internal readonly ref struct EscapeSequences(ReadOnlySpan<char> text)
{
    private const char Bell = '\a', End = '\u009c';

    private readonly ReadOnlySpan<char> text = text;

    // Whatever begins behind the last character that could end it never ends.
    private readonly int lastFinal = text.LastIndexOfAnyInRange('@', '~');
    private readonly int lastEnd = Math.Max(text.LastIndexOfAny(Bell, End), text.LastIndexOf("\e\\"));

    /// <summary>The length of the sequence that begins there. One that never ends is only robbed of its first character, so that it cannot swallow the text behind it.</summary>
    public int LengthAt(int at) => text[at] == '\u009b' ? Control(at, 1) : (at + 1 < text.Length ? text[at + 1] : '\0') switch
    {
        '[' => Control(at, 2),
        ']' or 'P' or 'X' or '^' or '_' => Command(at),
        _ => 1,
    };

    private int Control(int at, int start)
        => at + start > lastFinal ? start : start + text[(at + start)..].IndexOfAnyInRange('@', '~') + 1;

    private int Command(int at)
    {
        var end = at + 2;
        while (end <= lastEnd)
        {
            end += text[end..].IndexOfAny(Bell, End, '\e');
            if (text[end] != '\e')
                return end + 1 - at;
            if (end + 1 < text.Length && text[end + 1] == '\\')
                return end + 2 - at;
            end++;
        }
        return 2;
    }
}
