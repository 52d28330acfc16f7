using System.Globalization;
using System.Runtime.CompilerServices;
using System.Text;

namespace Agent.Cli.Pages;

/// <summary>A piece of HTML. What the program itself says is markup; whatever stands in a hole is somebody's text and is shown as text, so that no place can forget to escape it.</summary>
internal sealed class Html
{
    private readonly StringBuilder made = new();

    public static Html None { get; } = Of($"");

    public int Length => made.Length;

    public static Html Of(Markup markup) => markup.Made;

    /// <summary>Markup that is no literal, such as a stylesheet; never anything that was read from a journal.</summary>
    public static Html Own(string markup)
    {
        var own = new Html();
        own.made.Append(markup);
        return own;
    }

    /// <summary>A text of any length; a hole takes no more than a sentence or a cell can hold.</summary>
    public static Html Text(ReadOnlySpan<char> text)
    {
        var whole = new Html();
        VisibleText.Add(whole.made, text);
        return whole;
    }

    /// <summary>One piece after another.</summary>
    public static Html Of(IEnumerable<Html> pieces)
    {
        var all = new Html();
        foreach (var piece in pieces)
            all.made.Append(piece.made);
        return all;
    }

    public override string ToString() => made.ToString();

    /// <summary>An interpolated string that becomes HTML: the compiler tells what is markup from what is a hole.</summary>
    [InterpolatedStringHandler]
    internal readonly struct Markup
    {
        // Enough for what belongs into a sentence or a cell; a longer text is an excerpt and says so.
        private const int MostCharacters = 4_000;

        public Markup(int literalLength, int formattedCount)
        {
            Made = new Html();
            Made.made.EnsureCapacity(literalLength + (16 * formattedCount));
        }

        public Html Made { get; }

        public void AppendLiteral(string markup) => Made.made.Append(markup);

        public void AppendFormatted(Html? inner) => Made.made.Append(inner?.made);

        public void AppendFormatted(string? text)
        {
            if (text is null || text.Length <= MostCharacters)
                VisibleText.Add(Made.made, text);
            else
                VisibleText.Add(Made.made, string.Create(CultureInfo.InvariantCulture, $"{text.AsSpan(0, MostCharacters)}… ({text.Length - MostCharacters} more characters)"));
        }

        public void AppendFormatted(long number) => Made.made.Append(number);

        public void AppendFormatted(ulong number) => Made.made.Append(number);

        public void AppendFormatted(double number, string format) => Made.made.Append(number.ToString(format, CultureInfo.InvariantCulture));
    }
}
