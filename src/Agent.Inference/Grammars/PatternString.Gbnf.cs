namespace Agent.Inference.Grammars;

internal sealed partial class PatternString
{
    /// <summary>A rule for each row between two characters, as each takes one and leads to the next.</summary>
    public override string AsGbnf(Gbnf rules)
    {
        var names = new Dictionary<int, string>();
        var open = new Queue<int>();
        var inside = new Dictionary<(int, int), List<Way>>();
        var start = Alternatives(0);
        while (open.TryDequeue(out var row))
        {
            rules.Write(names[row], Alternatives(row));
        }
        return start;

        string Alternatives(int row)
            => string.Join(" | ", Ways(row, 0, inside).GroupBy(way => way.To, way => (way.First, way.Last)).Select(ways => Gbnf.OneOf(ways) + Then(ways.Key)));

        string Then(int row)
        {
            if (row == Closed)
            {
                return "";
            }
            if (!names.TryGetValue(row, out var name))
            {
                names[row] = name = rules.NewName("row");
                open.Enqueue(row);
            }
            return " " + name;
        }
    }

    /// <summary>
    /// Where the code points that begin at a row lead, or with <paramref name="tails"/> the numbers that so many
    /// continuation bytes can make.
    /// </summary>
    private List<Way> Ways(int row, int tails, Dictionary<(int, int), List<Way>> inside)
    {
        if (inside.TryGetValue((row, tails), out var known))
        {
            return known;
        }
        var ways = new List<Way>();
        for (int first = 0, last; first < 256; first = last + 1)
        {
            var (to, due) = (rows[row][first], Due(first, tails));
            for (last = first; last < 255 && rows[row][last + 1] == to && Due(last + 1, tails) == due; last++)
            {
            }
            if (to != Dead)
            {
                var (low, high) = tails > 0 || due > 0 ? (first & Bits(first), last & Bits(first)) : (first, last);
                Add(ways, low, high, due > 0 ? Ways(to, due, inside) : [new(0, 0, to)], 1 << (6 * due));
            }
        }
        inside[(row, tails)] = ways;
        return ways;
    }

    /// <summary>Adds what follows each of the leading numbers, as one range where all of it leads to the same place.</summary>
    private static void Add(List<Way> ways, int low, int high, List<Way> rest, int width)
    {
        if (rest is [{ First: 0 } all] && all.Last == width - 1)
        {
            ways.Add(new(low * width, (high * width) + width - 1, all.To));
            return;
        }
        for (var head = low; head <= high; head++)
        {
            ways.AddRange(rest.Select(way => new Way((head * width) + way.First, (head * width) + way.Last, way.To)));
        }
    }

    /// <summary>How many continuation bytes come after a byte.</summary>
    private static int Due(int value, int tails) => tails > 0 ? tails - 1 : value switch { < 0xC0 => 0, < 0xE0 => 1, < 0xF0 => 2, _ => 3 };

    private static int Bits(int value) => value switch { < 0xC0 => 0x3F, < 0xE0 => 0x1F, < 0xF0 => 0x0F, _ => 0x07 };

    private readonly record struct Way(int First, int Last, int To);
}
