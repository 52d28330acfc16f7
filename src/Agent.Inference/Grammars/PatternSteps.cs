using System.Diagnostics;

namespace Agent.Inference.Grammars;

/// <summary>
/// A pattern as a nondeterministic automaton over the bytes of JSON string content, in which every character has one
/// form: raw UTF-8, or its short escape where JSON asks for one. Its states are numbered; 0 is the end.
/// </summary>
internal sealed class PatternSteps
{
    public const int End = 0;

    private const int MaxStates = 20_000;
    private const int MaxWork = 5_000_000;

    private readonly List<State> states = [new State()];
    private int work;

    private PatternSteps(PatternPart pattern) => Start = Add(pattern, End);

    public int Start { get; }

    public static PatternSteps Of(PatternPart pattern) => new(pattern);

    /// <summary>The states reached without a byte, in order.</summary>
    public int[] Close(IEnumerable<int> from)
    {
        var seen = new SortedSet<int>();
        var open = new Stack<int>(from);
        while (open.TryPop(out var state))
        {
            Work(1);
            if (seen.Add(state))
            {
                foreach (var next in states[state].Free)
                {
                    open.Push(next);
                }
            }
        }
        // Those that only lead on are left out, so that equal sets look equal.
        return [.. seen.Where(state => state == End || states[state].Steps.Count > 0)];
    }

    /// <summary>The ranges of bytes that lead on, cut so that all bytes of a range lead to the same states.</summary>
    public IEnumerable<(int First, int Last, int[] To)> Next(int[] from)
    {
        var steps = from.SelectMany(state => states[state].Steps).ToList();
        var cuts = steps.SelectMany(step => new[] { step.First, step.Last + 1 }).Distinct().Order().ToList();
        foreach (var (first, end) in cuts.Zip(cuts.Skip(1)))
        {
            Work(steps.Count / 16);
            var to = Close(steps.Where(step => step.First <= first && first <= step.Last).Select(step => step.To));
            if (to.Length > 0)
            {
                yield return (first, end - 1, to);
            }
        }
    }

    /// <summary>Whether a state lies between two characters rather than inside one.</summary>
    public bool IsBetween(int state) => states[state].Between;

    private void Work(int steps)
    {
        work += steps;
        if (work > MaxWork)
        {
            throw new FormatException($"The pattern takes more than {MaxWork} steps to work out");
        }
    }

    private int Add(PatternPart part, int to)
    {
        switch (part)
        {
            case PatternPart.One one:
                return AddOne(one.Of, to);
            case PatternPart.InTurn inTurn:
                return inTurn.Parts.Reverse().Aggregate(to, (next, each) => Add(each, next));
            case PatternPart.Either either:
                var choice = NewState();
                foreach (var each in either.Parts)
                {
                    states[choice].Free.Add(Add(each, to));
                }
                return choice;
            case PatternPart.Repeated repeated:
                return AddRepeated(repeated, to);
            default:
                throw new UnreachableException();
        }
    }

    private int AddRepeated(PatternPart.Repeated repeated, int to)
    {
        var next = to;
        if (repeated.Most == PatternPart.NoEnd)
        {
            next = NewState();
            states[next].Free.Add(to);
            states[next].Free.Add(Add(repeated.Part, next));
        }
        for (var i = repeated.Least; i < repeated.Most && repeated.Most != PatternPart.NoEnd; i++)
        {
            var optional = NewState();
            states[optional].Free.Add(to);
            states[optional].Free.Add(Add(repeated.Part, next));
            next = optional;
        }
        for (var i = 0; i < repeated.Least; i++)
        {
            next = Add(repeated.Part, next);
        }
        return next;
    }

    private int AddOne(CodePoints characters, int to)
    {
        var start = NewState();
        states[start].Between = true;
        foreach (var (first, last) in characters.Ranges)
        {
            for (var each = first; each <= last && each < 0x80; each++)
            {
                AddBytes(start, CanonicalJson.Quote(((char)each).ToString()).AsSpan()[1..^1], to);
            }
            AddLong(start, Math.Max(first, 0x80), last, to);
        }
        return start;
    }

    private void AddBytes(int from, ReadOnlySpan<byte> bytes, int to)
    {
        for (; bytes.Length > 1; bytes = bytes[1..])
        {
            var next = NewState();
            states[from].Steps.Add((bytes[0], bytes[0], next));
            from = next;
        }
        states[from].Steps.Add((bytes[0], bytes[0], to));
    }

    /// <summary>Adds a range of code points of two to four bytes, cut where the number of bytes changes.</summary>
    private void AddLong(int from, int first, int last, int to)
    {
        foreach (var (low, high, tails) in ((int, int, int)[])[(0x80, 0x7FF, 1), (0x800, 0xFFFF, 2), (0x10000, 0x10FFFF, 3)])
        {
            var (least, most) = (Math.Max(first, low), Math.Min(last, high));
            if (least <= most)
            {
                var lead = tails switch { 1 => 0xC0, 2 => 0xE0, _ => 0xF0 };
                AddTails(from, least, most, tails, lead, to);
            }
        }
    }

    /// <summary>Adds the numbers of a range, written as a byte with mark <paramref name="mark"/> and <paramref name="tails"/> continuation bytes of 6 bits.</summary>
    private void AddTails(int from, int first, int last, int tails, int mark, int to)
    {
        if (tails == 0)
        {
            states[from].Steps.Add(((byte)(mark | first), (byte)(mark | last), to));
            return;
        }
        var width = 1 << (6 * tails);
        while (first <= last)
        {
            var (head, rest) = (first / width, first % width);
            // As many whole heads at once as there are; otherwise the part of one.
            var heads = rest == 0 ? (last + 1 - first) / width : 0;
            var end = heads > 0 ? first + (heads * width) - 1 : Math.Min(last, ((head + 1) * width) - 1);
            var next = NewState();
            states[from].Steps.Add(((byte)(mark | head), (byte)(mark | (end / width)), next));
            AddTails(next, rest, end % width, tails - 1, 0x80, to);
            first = end + 1;
        }
    }

    private int NewState()
    {
        if (states.Count >= MaxStates)
        {
            throw new FormatException($"The pattern takes more than {MaxStates} states");
        }
        states.Add(new State());
        return states.Count - 1;
    }

    private sealed class State
    {
        public bool Between { get; set; }

        public List<int> Free { get; } = [];

        public List<(byte First, byte Last, int To)> Steps { get; } = [];
    }
}
