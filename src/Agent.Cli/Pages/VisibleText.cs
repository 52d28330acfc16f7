using System.Globalization;
using System.Text;
using Agent.Cli.Displays;

namespace Agent.Cli.Pages;

/// <summary>Text of models and tools in a page: nothing of it is markup, and a character that controls instead of being seen stands there as its name.</summary>
internal static class VisibleText
{
    private const char Joiner = '\u200d', NonJoiner = '\u200c';

    public static string Of(string text)
    {
        var made = new StringBuilder(text.Length);
        Add(made, text);
        return made.ToString();
    }

    public static void Add(StringBuilder page, ReadOnlySpan<char> text)
    {
        while (!text.IsEmpty)
        {
            var plain = text.IndexOfAnyExceptInRange(' ', '~');
            AddPlain(page, plain < 0 ? text : text[..plain]);
            if (plain < 0)
                return;
            text = text[plain..];
            var whole = Rune.DecodeFromUtf16(text, out var rune, out var length) == System.Buffers.OperationStatus.Done;
            if (whole && IsVisible(rune))
                page.Append(text[..length]);
            else
                AddName(page, whole ? rune.Value : text[0]);
            text = text[length..];
        }
    }

    private static void AddPlain(StringBuilder page, ReadOnlySpan<char> text)
    {
        for (var special = text.IndexOfAny("&<>\"'"); special >= 0; special = text.IndexOfAny("&<>\"'"))
        {
            page.Append(text[..special]).Append(text[special] switch { '&' => "&amp;", '<' => "&lt;", '>' => "&gt;", '"' => "&quot;", _ => "&#39;" });
            text = text[(special + 1)..];
        }
        page.Append(text);
    }

    // A joiner only chooses between the shapes of its neighbours; every other format character hides something or turns the reading direction.
    private static bool IsVisible(Rune rune) => rune.IsBmp
        ? SafeText.IsSafe((char)rune.Value) && (Rune.GetUnicodeCategory(rune) != UnicodeCategory.Format || rune.Value is Joiner or NonJoiner)
        : Rune.GetUnicodeCategory(rune) != UnicodeCategory.Format;

    // Without quotation marks, so that it would be harmless even where an attribute's value stands.
    private static void AddName(StringBuilder page, int code) => page.Append("<i class=c>").Append(code switch
    {
        < ' ' => ((char)('\u2400' + code)).ToString(),
        '\u007f' => "\u2421",
        _ => $"U+{code:X4}",
    }).Append("</i>");
}
