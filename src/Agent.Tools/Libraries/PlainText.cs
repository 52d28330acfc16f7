using System.Text;

namespace Agent.Tools.Libraries;

/// <summary>Text for a line of the model's prompt: one line, single spaces, typewriter quotes and dashes.</summary>
internal static class PlainText
{
    public static string Line(string text)
    {
        var line = new StringBuilder(text.Length);
        foreach (var c in text)
        {
            if (char.IsWhiteSpace(c) || char.IsControl(c))
            {
                if (line.Length > 0 && line[^1] != ' ')
                    line.Append(' ');
            }
            else
            {
                line.Append(Typed(c));
            }
        }
        return line.ToString().TrimEnd();
    }

    private static string Typed(char c) => c switch
    {
        '\u2018' or '\u2019' or '\u201A' or '\u2032' => "'",
        '\u201C' or '\u201D' or '\u201E' or '\u2033' or '\u00AB' or '\u00BB' => "\"",
        '\u2010' or '\u2011' or '\u2012' or '\u2013' or '\u2014' => "-",
        '\u2026' => "...",
        _ => c.ToString(),
    };
}
