using System.Text;

namespace Agent.LLamaSharp;

/// <summary>Gives text out as it comes, up to the first stop sequence, and holds back what may become the beginning of one.</summary>
internal sealed class StopText(IReadOnlyList<string> stops)
{
    private readonly StringBuilder _all = new();
    private string _held = "";

    /// <summary>Whether a stop sequence has come.</summary>
    public bool Found { get; private set; }

    /// <summary>Everything given out.</summary>
    public string All => _all.ToString();

    public string Add(string text)
    {
        text = _held + text;
        var end = stops.Select(stop => text.IndexOf(stop, StringComparison.Ordinal)).Where(at => at >= 0).DefaultIfEmpty(-1).Min();
        Found = end >= 0;
        if (!Found)
        {
            end = text.Length - stops.Select(stop => Begun(text, stop)).DefaultIfEmpty(0).Max();
        }

        _held = Found ? "" : text[end..];
        _all.Append(text, 0, end);
        return text[..end];
    }

    /// <summary>What was held back, when nothing more comes.</summary>
    public string End()
    {
        var rest = _held;
        _held = "";
        _all.Append(rest);
        return rest;
    }

    /// <summary>How much of a stop sequence the end of the text may be.</summary>
    private static int Begun(string text, string stop)
    {
        var length = Math.Min(text.Length, stop.Length - 1);
        while (length > 0 && !stop.StartsWith(text.AsSpan(text.Length - length), StringComparison.Ordinal))
        {
            length--;
        }

        return length;
    }
}
