namespace Agent.Inference.Grammars;

/// <summary>
/// Reads the part of the ECMA-262 patterns that describes a regular language over single code points: characters,
/// classes, groups, alternatives, repetition, and anchors round a whole alternative. The rest is refused.
/// </summary>
internal sealed class PatternReader(string pattern)
{
    private const int MaxRepeats = 1000;
    private const int MaxNesting = 50;
    private const int MaxParts = 10_000;

    private readonly int[] text = ToCodePoints(pattern);
    private int at;
    private int nesting;
    private int parts;

    /// <summary>The pattern as a whole string; where an alternative has no anchor, anything may stand before or after it.</summary>
    public PatternPart Read()
    {
        var alternatives = new List<PatternPart>();
        do
        {
            var items = new List<PatternPart>();
            if (!Take('^'))
            {
                items.Add(Anything());
            }
            items.Add(Sequence());
            if (!Take('$'))
            {
                items.Add(Anything());
            }
            alternatives.Add(new PatternPart.InTurn(items));
        }
        while (Take('|'));
        return at == text.Length ? new PatternPart.Either(alternatives) : throw Refused();
    }

    private PatternPart.InTurn Sequence()
    {
        var items = new List<PatternPart>();
        while (at < text.Length && text[at] is not ('|' or ')' or '$'))
        {
            items.Add(Quantified(Atom()));
        }
        return new PatternPart.InTurn(items);
    }

    private PatternPart Quantified(PatternPart atom)
    {
        if (++parts > MaxParts)
        {
            throw Refused();
        }
        int least, most;
        if (Take('*'))
        {
            (least, most) = (0, PatternPart.NoEnd);
        }
        else if (Take('+'))
        {
            (least, most) = (1, PatternPart.NoEnd);
        }
        else if (Take('?'))
        {
            (least, most) = (0, 1);
        }
        else if (Take('{'))
        {
            least = Number();
            most = !Take(',') ? least : Peek('}') ? PatternPart.NoEnd : Number();
            Need('}');
        }
        else
        {
            return atom;
        }
        if (most < least)
        {
            throw Refused();
        }
        // A lazy quantifier finds other matches in a longer text, but describes the same strings.
        Take('?');
        return new PatternPart.Repeated(atom, least, most);
    }

    private PatternPart Atom()
    {
        switch (text[at])
        {
            case '(':
                return Group();
            case '[':
                return Class();
            case '.':
                at++;
                return new PatternPart.One(CodePoints.Dot);
            case '\\':
                return new PatternPart.One(Escape(out _));
            case '*' or '+' or '?' or '{' or '}' or ']' or '^':
                throw Refused();
            default:
                return new PatternPart.One(CodePoints.Of([(text[at], text[at++])]));
        }
    }

    private PatternPart.Either Group()
    {
        at++;
        if (Take('?'))
        {
            Need(':');
        }
        if (++nesting > MaxNesting)
        {
            throw Refused();
        }
        var alternatives = new List<PatternPart>();
        do
        {
            alternatives.Add(Sequence());
        }
        while (Take('|'));
        Need(')');
        nesting--;
        return new PatternPart.Either(alternatives);
    }

    private PatternPart.One Class()
    {
        at++;
        var negated = Take('^');
        var ranges = new List<(int, int)>();
        while (!Peek(']'))
        {
            var first = Member(out var single);
            if (single && Peek('-') && at + 1 < text.Length && text[at + 1] != ']')
            {
                at++;
                var last = Member(out single);
                if (!single || last.Ranges[0].First < first.Ranges[0].First)
                {
                    throw Refused();
                }
                ranges.Add((first.Ranges[0].First, last.Ranges[0].First));
                continue;
            }
            ranges.AddRange(first.Ranges);
        }
        Need(']');
        var members = CodePoints.Of(ranges);
        return new PatternPart.One(negated ? members.Others() : members);
    }

    private CodePoints Member(out bool single)
    {
        if (Peek('\\'))
        {
            return Escape(out single);
        }
        if (at == text.Length)
        {
            throw Refused();
        }
        single = true;
        return CodePoints.Of([(text[at], text[at++])]);
    }

    private CodePoints Escape(out bool single)
    {
        at++;
        if (at == text.Length)
        {
            throw Refused();
        }
        var escaped = text[at++];
        single = false;
        switch (escaped)
        {
            case 'd':
                return CodePoints.Digits;
            case 'D':
                return CodePoints.Digits.Others();
            case 'w':
                return CodePoints.WordCharacters;
            case 'W':
                return CodePoints.WordCharacters.Others();
            case 's':
                return CodePoints.WhiteSpace;
            case 'S':
                return CodePoints.WhiteSpace.Others();
        }
        single = true;
        var meant = escaped switch
        {
            't' => '\t',
            'n' => '\n',
            'r' => '\r',
            'f' => '\f',
            'v' => '\v',
            'x' => Hex(2),
            'u' => Hex(4),
            < 128 when char.IsAsciiLetterOrDigit((char)escaped) => throw Refused(),
            _ => escaped,
        };
        return meant is >= 0xD800 and <= 0xDFFF ? throw Refused() : CodePoints.Of([(meant, meant)]);
    }

    private int Hex(int digits)
    {
        var value = 0;
        for (var i = 0; i < digits; i++)
        {
            if (at == text.Length || text[at] >= 128 || !char.IsAsciiHexDigit((char)text[at]))
            {
                throw Refused();
            }
            value = (value * 16) + Convert.ToInt32(((char)text[at++]).ToString(), 16);
        }
        return value;
    }

    private int Number()
    {
        var start = at;
        var number = 0;
        for (; at < text.Length && text[at] is >= '0' and <= '9'; at++)
        {
            number = Math.Min((number * 10) + text[at] - '0', MaxRepeats + 1);
        }
        return at > start && number <= MaxRepeats ? number : throw Refused();
    }

    private static PatternPart.Repeated Anything() => new(new PatternPart.One(CodePoints.All), 0, PatternPart.NoEnd);

    private bool Peek(int next) => at < text.Length && text[at] == next;

    private bool Take(int next)
    {
        var taken = Peek(next);
        at += taken ? 1 : 0;
        return taken;
    }

    private void Need(int next)
    {
        if (!Take(next))
        {
            throw Refused();
        }
    }

    private FormatException Refused() => new($"The pattern '{pattern}' cannot be read from its character {Math.Min(at, text.Length) + 1} on");

    private static int[] ToCodePoints(string text) => [.. text.EnumerateRunes().Select(rune => rune.Value)];
}

/// <summary>A part of a pattern.</summary>
internal abstract record PatternPart
{
    public const int NoEnd = int.MaxValue;

    public sealed record One(CodePoints Of) : PatternPart;

    public sealed record InTurn(IReadOnlyList<PatternPart> Parts) : PatternPart;

    public sealed record Either(IReadOnlyList<PatternPart> Parts) : PatternPart;

    public sealed record Repeated(PatternPart Part, int Least, int Most) : PatternPart;
}
