using System.Text;

namespace Agent.Inference.Replies;

/// <summary>
/// Turns the bytes of a reply into text as they come: a character is given out when it is whole, and text that may be
/// the beginning of a stop sequence is held back until it is clear that it is none.
/// </summary>
internal sealed class ReplyText(IReadOnlyList<string> stops)
{
    private readonly Decoder _decoder = Encoding.UTF8.GetDecoder();
    private readonly StringBuilder _all = new();
    private string _held = "";

    /// <summary>Whether a stop sequence has come; nothing is given out from there on.</summary>
    public bool Stopped { get; private set; }

    /// <summary>Everything given out.</summary>
    public string All => _all.ToString();

    /// <summary>The text that is certain after these bytes.</summary>
    public string Add(ReadOnlySpan<byte> bytes) => Stopped ? "" : Give(_held + Decode(bytes, flush: false));

    /// <summary>The text that was held back when the reply ends.</summary>
    public string End()
    {
        if (Stopped)
        {
            return "";
        }

        var rest = Give(_held + Decode([], flush: true)) + _held;
        _all.Append(_held);
        _held = "";
        return rest;
    }

    private string Decode(ReadOnlySpan<byte> bytes, bool flush)
    {
        var characters = new char[_decoder.GetCharCount(bytes, flush)];
        _decoder.GetChars(bytes, characters, flush);
        return new(characters);
    }

    private string Give(string text)
    {
        var end = stops.Select(stop => text.IndexOf(stop, StringComparison.Ordinal)).Where(at => at >= 0).DefaultIfEmpty(-1).Min();
        Stopped = end >= 0;
        if (!Stopped)
        {
            end = text.Length - stops.Select(stop => Overlap(text, stop)).DefaultIfEmpty(0).Max();
        }

        _held = Stopped ? "" : text[end..];
        _all.Append(text, 0, end);
        return text[..end];
    }

    /// <summary>The length of the longest end of the text with which the stop sequence begins.</summary>
    private static int Overlap(string text, string stop)
    {
        for (var length = Math.Min(text.Length, stop.Length - 1); length > 0; length--)
        {
            if (stop.StartsWith(text.AsSpan(text.Length - length), StringComparison.Ordinal))
            {
                return length;
            }
        }

        return 0;
    }
}
