using System.Buffers;

namespace Agent.Inference.Grammars;

/// <summary>One of some fixed byte strings. The position is the range of the sorted words that are still possible, and the depth in them.</summary>
internal sealed class Words : Leaf
{
    private readonly byte[][] words;

    public Words(IEnumerable<byte[]> words)
    {
        this.words = [.. words];
        Array.Sort(this.words, static (a, b) => a.AsSpan().SequenceCompareTo(b));
        var kept = 0;
        for (var i = 0; i < this.words.Length; i++)
        {
            if (kept == 0 || !this.words[kept - 1].AsSpan().SequenceEqual(this.words[i]))
            {
                this.words[kept++] = this.words[i];
            }
        }
        Array.Resize(ref this.words, kept);
    }

    public Words(ReadOnlySpan<byte> word) => words = [word.ToArray()];

    public IReadOnlyList<byte[]> All => words;

    /// <summary>Before the first byte of any of them, with nothing behind.</summary>
    public Position First => Begin(null);

    public override StepResult Step(ref Position position, byte next)
    {
        var (low, high) = Range(position);
        var depth = position.Phase;
        low = FirstAtLeast(low, high, depth, next);
        high = FirstAtLeast(low, high, depth, next + 1);
        if (low == high)
        {
            return StepResult.Refused;
        }
        position.Value = Pack(low, high);
        position.Phase = depth + 1;
        // The words are sorted, so the one that ends here stands first.
        var ended = words[low].Length == depth + 1;
        var open = !ended || high - low > 1;
        return (ended ? StepResult.Done : 0) | (open ? StepResult.Open : 0);
    }

    public override int Only(in Position position)
    {
        var (low, high) = Range(position);
        var depth = position.Phase;
        if (words[low].Length == depth)
        {
            low++;
        }
        if (low == high)
        {
            return -1;
        }
        var first = words[low][depth];
        return words[high - 1][depth] == first ? first : Many;
    }

    public override long Remaining(in Position position)
    {
        if (words.Length == 0)
        {
            return Never;
        }
        return Shortest(position).Length - position.Phase;
    }

    public override void WriteRemaining(in Position position, IBufferWriter<byte> writer)
        => writer.Write(Shortest(position).AsSpan(position.Phase));

    public override string AsGbnf(Gbnf rules) => string.Join(" | ", words.Select(word => Gbnf.Literal(word)));

    protected override Position Begin(Frame? rest) => new(this, Pack(0, words.Length), 0, rest);

    private byte[] Shortest(in Position position)
    {
        var (low, high) = Range(position);
        var shortest = words[low];
        for (var i = low + 1; i < high; i++)
        {
            if (words[i].Length < shortest.Length)
            {
                shortest = words[i];
            }
        }
        return shortest;
    }

    private int FirstAtLeast(int low, int high, int depth, int next)
    {
        while (low < high)
        {
            var middle = (low + high) >> 1;
            var word = words[middle];
            if (word.Length > depth && word[depth] >= next)
            {
                high = middle;
            }
            else
            {
                low = middle + 1;
            }
        }
        return low;
    }

    private static Int128 Pack(int low, int high) => ((long)low << 32) | (uint)high;

    private static (int Low, int High) Range(in Position position)
    {
        var packed = (long)position.Value;
        return ((int)(packed >> 32), (int)packed);
    }
}
