using System.Collections.Frozen;
using System.Globalization;
using System.Text;

namespace Agent.Tools.Libraries;

/// <summary>A title as a key: "Crème Brûlée.md" and "creme brulee" are one.</summary>
internal static class Slugs
{
    // The runtime carries no culture data, and with it no decomposition of letters; these are the Latin ones.
    private static readonly FrozenDictionary<char, char> Plain = new (string Accented, char Base)[]
    {
        ("àáâãäåāăą", 'a'), ("çćĉċč", 'c'), ("ďđ", 'd'), ("èéêëēĕėęě", 'e'), ("ĝğġģ", 'g'), ("ĥħ", 'h'), ("ìíîïĩīĭį", 'i'), ("ĵ", 'j'), ("ķ", 'k'),
        ("ĺļľł", 'l'), ("ñńņň", 'n'), ("òóôõöøōŏő", 'o'), ("ŕŗř", 'r'), ("śŝşš", 's'), ("ţťŧ", 't'), ("ùúûüũūŭůűų", 'u'), ("ŵ", 'w'), ("ýÿŷ", 'y'), ("źżž", 'z'),
    }.SelectMany(row => row.Accented.Select(c => (c, row.Base))).ToFrozenDictionary(pair => pair.c, pair => pair.Base);

    public static string Of(string title)
    {
        var text = title.AsSpan().Trim();
        if (text.EndsWith(".md", StringComparison.OrdinalIgnoreCase))
            text = text[..^3];
        var slug = new StringBuilder(text.Length);
        foreach (var c in text)
        {
            var lower = char.ToLowerInvariant(c);
            if (char.IsLetterOrDigit(c))
                slug.Append(Plain.GetValueOrDefault(lower, lower));
            else if (char.GetUnicodeCategory(c) != UnicodeCategory.NonSpacingMark && slug.Length > 0 && slug[^1] != '-')
                slug.Append('-');
        }
        return slug.ToString().TrimEnd('-');
    }
}
