using System.Buffers;

namespace Agent.Inference.Grammars;

/// <summary>A quoted string that matches a pattern and has a bounded number of code points, as a table of bytes. The position's phase is the row.</summary>
internal sealed partial class PatternString : Leaf
{
    private const int MaxRows = 4000;
    private const ushort Dead = ushort.MaxValue;
    private const ushort Closed = ushort.MaxValue - 1;

    // Row 0 stands before the opening quote.
    private readonly List<ushort[]> rows = [NewRow()];
    private readonly long[] left;

    public PatternString(PatternPart pattern, long minimum, long maximum)
    {
        Build(PatternSteps.Of(pattern), minimum, maximum);
        left = Measure();
        // A way that can no longer match is no way.
        foreach (var row in rows)
        {
            for (var next = 0; next < row.Length; next++)
            {
                row[next] = row[next] is var to && to < Closed && left[to] == Never ? Dead : to;
            }
        }
    }

    public override StepResult Step(ref Position position, byte next)
    {
        switch (rows[position.Phase][next])
        {
            case Dead:
                return StepResult.Refused;
            case Closed:
                return StepResult.Done;
            case var row:
                position.Phase = row;
                return StepResult.Open;
        }
    }

    public override long Remaining(in Position position) => left[position.Phase];

    public override void WriteRemaining(in Position position, IBufferWriter<byte> writer)
    {
        for (int row = position.Phase, to = row; to != Closed; row = to)
        {
            var next = Nearest(row);
            writer.Write([next]);
            to = rows[row][next];
        }
    }

    // Letters before other bytes, so that what is made up reads harmlessly.
    private byte Nearest(int row)
        => (byte)Enumerable.Range('a', 26).Concat(Enumerable.Range(0, 256)).First(next => Left(rows[row][next]) == left[row] - 1);

    private long Left(ushort to) => to switch
    {
        Dead => Never,
        Closed => 0,
        _ => left[to],
    };

    private void Build(PatternSteps steps, long minimum, long maximum)
    {
        var known = new Dictionary<string, ushort>();
        var open = new Queue<(ushort Row, int[] States, long Count)>();
        rows[0]['"'] = RowOf(steps.Close([steps.Start]), 0);
        while (open.TryDequeue(out var from))
        {
            var between = from.States.Contains(PatternSteps.End) || from.States.Any(steps.IsBetween);
            if (between && from.States.Contains(PatternSteps.End) && from.Count >= minimum)
            {
                rows[from.Row]['"'] = Closed;
            }
            if (between && from.Count >= maximum)
            {
                continue;
            }
            var count = Math.Min(from.Count + (between ? 1 : 0), maximum == FreeString.Unbounded ? minimum : maximum);
            foreach (var (first, last, to) in steps.Next(from.States))
            {
                Array.Fill(rows[from.Row], RowOf(to, count), first, last - first + 1);
            }
        }

        ushort RowOf(int[] states, long count)
        {
            var key = $"{count}:{string.Join(',', states)}";
            if (!known.TryGetValue(key, out var row))
            {
                if (rows.Count > MaxRows)
                {
                    throw new FormatException($"The pattern with its lengths takes more than {MaxRows} states");
                }
                row = (ushort)rows.Count;
                known.Add(key, row);
                rows.Add(NewRow());
                open.Enqueue((row, states, count));
            }
            return row;
        }
    }

    /// <summary>The fewest bytes from each row to behind the closing quote, found from the end backwards.</summary>
    private long[] Measure()
    {
        var before = rows.Select(_ => new List<int>()).ToArray();
        var found = Enumerable.Repeat(Never, rows.Count).ToArray();
        var open = new Queue<int>();
        for (var row = 0; row < rows.Count; row++)
        {
            foreach (var to in rows[row].Distinct())
            {
                if (to == Closed)
                {
                    found[row] = 1;
                    open.Enqueue(row);
                }
                else if (to != Dead)
                {
                    before[to].Add(row);
                }
            }
        }
        while (open.TryDequeue(out var row))
        {
            foreach (var earlier in before[row].Where(earlier => found[earlier] == Never))
            {
                found[earlier] = found[row] + 1;
                open.Enqueue(earlier);
            }
        }
        return found;
    }

    private static ushort[] NewRow()
    {
        var row = new ushort[256];
        Array.Fill(row, Dead);
        return row;
    }
}
