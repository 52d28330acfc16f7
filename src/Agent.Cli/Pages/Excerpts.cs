using System.Text;
using Agent.Cli.Displays;

namespace Agent.Cli.Pages;

/// <summary>The long texts of a page: whole while there is room, else their beginning and end, with what was left out between and how to see it.</summary>
/// <param name="whole">The command that shows every text in full.</param>
internal sealed class Excerpts(string whole)
{
    private const int Most = 16_384, Least = 1_024;

    // A page of this many characters still opens at once.
    private int room = 4_000_000;

    /// <param name="text">What to show.</param>
    /// <param name="fact">The number of the fact that holds it, where it stands in full.</param>
    public Html Of(string text, int fact)
    {
        var most = room > 0 ? Most : Least;
        room -= Math.Min(text.Length, most);
        if (text.Length <= most)
            return Html.Of($"<pre>{Html.Text(text)}</pre>");
        var (head, tail) = (Boundary(text, most * 3 / 4), Boundary(text, text.Length - (most / 4)));
        var left = Encoding.UTF8.GetByteCount(text.AsSpan(head, tail - head));
        return Html.Of($"""
            <pre>{Html.Text(text.AsSpan(0, head))}</pre>
            <p class="cut">{Amounts.Bytes(left)} of {Amounts.Bytes(Encoding.UTF8.GetByteCount(text))} are left out here. They stand in fact {fact}: <code>{whole}</code></p>
            <pre>{Html.Text(text.AsSpan(tail))}</pre>
            """);
    }

    // Between two characters and not within one.
    private static int Boundary(string text, int at) => char.IsLowSurrogate(text[at]) ? at + 1 : at;
}
