namespace Agent.Inference.Grammars;

/// <summary>
/// The bytes of a JSON string as a table: raw UTF-8 without overlong forms, surrogates or control characters, and
/// escapes in which a high surrogate is always followed by a low one.
/// </summary>
internal static class StringBytes
{
    public const byte Dead = 0;
    /// <summary>Between two characters.</summary>
    public const byte Normal = 1;
    /// <summary>Behind the closing quote.</summary>
    public const byte Closed = 2;
    /// <summary>Before the opening quote.</summary>
    public const byte Start = 3;

    // Inside a UTF-8 sequence: how many continuation bytes are due, or the lead byte that narrows the next one.
    private const byte Tail1 = 4, Tail2 = 5, Tail3 = 6, AfterE0 = 7, AfterED = 8, AfterF0 = 9, AfterF4 = 10;
    // Behind a backslash; behind \u and 0 to 3 digits (DigitD: the one digit is a D).
    private const byte Escape = 11, Digits0 = 12, Digits1 = 13, DigitD = 14, Digits2 = 15, Digits3 = 16;
    // Inside a high surrogate; then the low one: its backslash, its u, its D, its second digit.
    private const byte High2 = 17, High3 = 18, LowEscape = 19, LowU = 20, LowD = 21, LowDigit = 22;
    private const int States = 23;

    private static readonly byte[] Table = Build();
    private static readonly byte[][] Endings = BuildEndings();

    public static byte Next(int state, byte next) => Table[(state << 8) | next];

    /// <summary>The fewest bytes from inside a character to its end.</summary>
    public static ReadOnlySpan<byte> Ending(int state) => Endings[state];

    private static byte[] Build()
    {
        var table = new byte[States << 8];
        void Set(byte state, int first, int last, byte next) => Array.Fill(table, next, (state << 8) + first, last - first + 1);
        void Hex(byte state, string digits, byte next)
        {
            foreach (var digit in digits)
            {
                table[(state << 8) | digit] = next;
                table[(state << 8) | char.ToLowerInvariant(digit)] = next;
            }
        }

        Set(Start, '"', '"', Normal);
        Set(Normal, 0x20, 0x7F, Normal);
        Set(Normal, '"', '"', Closed);
        Set(Normal, '\\', '\\', Escape);
        Set(Normal, 0xC2, 0xDF, Tail1);
        Set(Normal, 0xE0, 0xE0, AfterE0);
        Set(Normal, 0xE1, 0xEF, Tail2);
        Set(Normal, 0xED, 0xED, AfterED);
        Set(Normal, 0xF0, 0xF0, AfterF0);
        Set(Normal, 0xF1, 0xF3, Tail3);
        Set(Normal, 0xF4, 0xF4, AfterF4);
        Set(Tail1, 0x80, 0xBF, Normal);
        Set(Tail2, 0x80, 0xBF, Tail1);
        Set(Tail3, 0x80, 0xBF, Tail2);
        Set(AfterE0, 0xA0, 0xBF, Tail1);
        Set(AfterED, 0x80, 0x9F, Tail1);
        Set(AfterF0, 0x90, 0xBF, Tail2);
        Set(AfterF4, 0x80, 0x8F, Tail2);

        foreach (var escaped in "\"\\/bfnrt")
        {
            Set(Escape, escaped, escaped, Normal);
        }
        Set(Escape, 'u', 'u', Digits0);
        const string all = "0123456789ABCDEF";
        Hex(Digits0, all, Digits1);
        Hex(Digits0, "D", DigitD);
        Hex(Digits1, all, Digits2);
        Hex(DigitD, "01234567", Digits2);
        Hex(DigitD, "89AB", High2);
        Hex(Digits2, all, Digits3);
        Hex(Digits3, all, Normal);
        Hex(High2, all, High3);
        Hex(High3, all, LowEscape);
        Set(LowEscape, '\\', '\\', LowU);
        Set(LowU, 'u', 'u', LowD);
        Hex(LowD, "D", LowDigit);
        Hex(LowDigit, "CDEF", Digits2);
        return table;
    }

    // Endings that read harmlessly: a space or a line break rather than a NUL.
    private static byte[][] BuildEndings()
    {
        var endings = new byte[States][];
        Array.Fill(endings, []);
        endings[Start] = [(byte)'"'];
        endings[Tail1] = [0x80];
        endings[Tail2] = [0x80, 0x80];
        endings[Tail3] = [0x80, 0x80, 0x80];
        endings[AfterE0] = [0xA0, 0x80];
        endings[AfterED] = [0x80, 0x80];
        endings[AfterF0] = [0x90, 0x80, 0x80];
        endings[AfterF4] = [0x80, 0x80, 0x80];
        endings[Escape] = [(byte)'n'];
        endings[Digits0] = "0020"u8.ToArray();
        endings[Digits1] = "020"u8.ToArray();
        endings[DigitD] = "020"u8.ToArray();
        endings[Digits2] = "20"u8.ToArray();
        endings[Digits3] = "a"u8.ToArray();
        endings[High2] = "00\\udc00"u8.ToArray();
        endings[High3] = "0\\udc00"u8.ToArray();
        endings[LowEscape] = "\\udc00"u8.ToArray();
        endings[LowU] = "udc00"u8.ToArray();
        endings[LowD] = "dc00"u8.ToArray();
        endings[LowDigit] = "c00"u8.ToArray();
        return endings;
    }
}
