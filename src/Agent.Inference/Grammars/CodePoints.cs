namespace Agent.Inference.Grammars;

/// <summary>A set of code points as sorted, separate ranges; surrogates never belong to it.</summary>
internal sealed class CodePoints
{
    private const int Last = 0x10FFFF;

    private CodePoints(IReadOnlyList<(int First, int Last)> ranges) => Ranges = ranges;

    public IReadOnlyList<(int First, int Last)> Ranges { get; }

    public static CodePoints All { get; } = Of([(0, Last)]);

    /// <summary>What \d means.</summary>
    public static CodePoints Digits { get; } = Of([('0', '9')]);

    /// <summary>What \w means.</summary>
    public static CodePoints WordCharacters { get; } = Of([('0', '9'), ('A', 'Z'), ('_', '_'), ('a', 'z')]);

    /// <summary>What \s means.</summary>
    public static CodePoints WhiteSpace { get; } = Of([
        (0x09, 0x0D), (0x20, 0x20), (0xA0, 0xA0), (0x1680, 0x1680), (0x2000, 0x200A), (0x2028, 0x2029), (0x202F, 0x202F), (0x205F, 0x205F), (0x3000, 0x3000), (0xFEFF, 0xFEFF)]);

    /// <summary>What a dot means: all but the ends of lines.</summary>
    public static CodePoints Dot { get; } = Of([('\n', '\n'), ('\r', '\r'), (0x2028, 0x2029)]).Others();

    public static CodePoints Of(IEnumerable<(int First, int Last)> ranges)
    {
        var joined = new List<(int First, int Last)>();
        foreach (var range in WithoutSurrogates(ranges).OrderBy(range => range.First))
        {
            if (joined.Count > 0 && joined[^1].Last >= range.First - 1)
            {
                joined[^1] = (joined[^1].First, Math.Max(joined[^1].Last, range.Last));
            }
            else
            {
                joined.Add(range);
            }
        }
        return new CodePoints(joined);
    }

    public CodePoints Others()
    {
        var others = new List<(int, int)>();
        var next = 0;
        foreach (var (first, last) in Ranges)
        {
            others.Add((next, first - 1));
            next = last + 1;
        }
        others.Add((next, Last));
        return Of(others);
    }

    private static IEnumerable<(int First, int Last)> WithoutSurrogates(IEnumerable<(int First, int Last)> ranges)
        => ranges.SelectMany(range => new[] { (range.First, Math.Min(range.Last, 0xD7FF)), (Math.Max(range.First, 0xE000), range.Last) })
            .Where(range => range.Item1 <= range.Item2);
}
