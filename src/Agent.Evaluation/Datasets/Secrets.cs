using System.Globalization;
using System.Net;
using System.Text.RegularExpressions;

namespace Agent.Evaluation.Datasets;

/// <summary>What secrets and personal data look like. Amounts, dates and times of a recipe or a table do not.</summary>
internal static partial class Secrets
{
    /// <summary>The kinds in the order in which they are looked for: the surest first.</summary>
    public static IReadOnlyList<(string Kind, Regex Pattern, Func<string, bool> Accepts)> All { get; } =
    [
        ("key", PrivateKey(), Any), ("token", Token(), Any), ("secret", Assigned(), Any), ("email", Email(), Any), ("user", HomeFolder(), Any),
        ("iban", Iban(), IsIban), ("card", Card(), IsCard), ("phone", Phone(), IsPhone), ("address", InternetAddress(), IsPublicAddress),
    ];

    /// <summary>Whether a text may hold any of them; false is certain.</summary>
    public static bool Maybe(string text) => Hint().IsMatch(text);

    private static bool Any(string secret) => true;

    /// <summary>The check digit of Luhn, as payment cards have it.</summary>
    internal static bool IsCard(string text)
    {
        var digits = text.Where(char.IsAsciiDigit).Select(c => c - '0').Reverse().ToList();
        return digits.Count is >= 13 and <= 19 && digits.Distinct().Count() > 1
            && digits.Select((digit, i) => i % 2 == 0 ? digit : digit * 2 is > 9 and var twice ? twice - 9 : digit * 2).Sum() % 10 == 0;
    }

    // ISO 7064: the country and the check digits behind the rest, letters as numbers, modulo 97.
    private static bool IsIban(string text)
    {
        var compact = text.Replace(" ", "", StringComparison.Ordinal);
        return compact.Length is >= 15 and <= 34
            && (compact[4..] + compact[..4]).Aggregate(0, (rest, c) => char.IsAsciiDigit(c) ? (rest * 10 + (c - '0')) % 97 : (rest * 100 + (c - 'A' + 10)) % 97) == 1;
    }

    private static bool IsPhone(string text) => text.Count(char.IsAsciiDigit) is >= 8 and <= 15;

    private static bool IsPublicAddress(string text)
        => text.Split('.').All(part => int.Parse(part, CultureInfo.InvariantCulture) <= 255) && IPAddress.TryParse(text, out var address) && !IPAddress.IsLoopback(address) && !address.Equals(IPAddress.Any);

    [GeneratedRegex(@"@|\d[\d .()/-]{6,}\d|-----BEGIN|[A-Za-z0-9_-]{16}|[Uu]sers|/home/|pass|pwd|secret|token|key", RegexOptions.IgnoreCase)]
    private static partial Regex Hint();

    [GeneratedRegex(@"(?<secret>-----BEGIN [A-Z ]*PRIVATE KEY-----[\s\S]*?(?:-----END [A-Z ]*PRIVATE KEY-----|$))")]
    private static partial Regex PrivateKey();

    [GeneratedRegex(@"(?<![A-Za-z0-9])(?<secret>(?:sk|pk|rk)[-_][A-Za-z0-9_-]{16,}|gh[pousr]_[A-Za-z0-9]{20,}|github_pat_\w{20,}|glpat-[\w-]{16,}|xox[abeprs]-[\w-]{10,}|AKIA[0-9A-Z]{16}|AIza[\w-]{30,}|ya29\.[\w-]{20,}|hf_[A-Za-z0-9]{20,}|npm_[A-Za-z0-9]{30,}|eyJ[\w-]{10,}\.[\w-]{10,}\.[\w-]{10,})")]
    private static partial Regex Token();

    [GeneratedRegex("""\b(?:pass(?:word|wd|phrase|code)?|pwd|secret|api[ _-]?key|access[ _-]?key|(?:access|auth|bearer)[ _-]?token|token)\b(?:\\?["'])?\s*(?:=|:|\bis\b(?=\s+\S*\d))\s*(?:\\?["'])?(?<secret>[^\s"'\\,;<]{4,})""", RegexOptions.IgnoreCase)]
    private static partial Regex Assigned();

    [GeneratedRegex(@"(?<secret>[\p{L}\p{N}._%+-]{1,64}@[\p{L}\p{N}-]{1,63}(?:\.[\p{L}\p{N}-]{2,63}){1,8})")]
    private static partial Regex Email();

    [GeneratedRegex("""(?:/home/|/Users/|\b[A-Za-z]:(?:\\+|/)Users(?:\\+|/))(?<secret>[^\s/\\"'<>:]+)""")]
    private static partial Regex HomeFolder();

    [GeneratedRegex(@"\b(?<secret>[A-Z]{2}\d{2}(?: ?[A-Z0-9]{4}){2,7}(?: ?[A-Z0-9]{1,3})?)\b")]
    private static partial Regex Iban();

    [GeneratedRegex(@"(?<![\d.])(?<secret>\d(?:[ -]?\d){12,18})(?![\d.]\d)")]
    private static partial Regex Card();

    [GeneratedRegex(@"(?<![\w.-])(?<secret>\+\d{1,3}(?:[ .()/-]{0,2}\d{1,6}){2,6}|\(\d{3}\) ?\d{3}[ .-]\d{4}|\d{3}[.-]\d{3}[.-]\d{4}|0\d{2,5}[ /-]\d{5,8})(?![\d-])")]
    private static partial Regex Phone();

    [GeneratedRegex(@"(?<![\d.])(?<secret>\d{1,3}(?:\.\d{1,3}){3})(?![\d.])")]
    private static partial Regex InternetAddress();
}
