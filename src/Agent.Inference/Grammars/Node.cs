using System.Buffers;

namespace Agent.Inference.Grammars;

/// <summary>One kind of value in a compiled schema. Immutable once compiled, so that all states of a grammar share it.</summary>
internal abstract class Node
{
    /// <summary>The length of a value that can never be completed.</summary>
    public const long Never = long.MaxValue;

    /// <summary>The deepest nesting of objects and arrays: half of what System.Text.Json reads by default, so that a value may be put into another one.</summary>
    public const int MaxDepth = 32;

    /// <summary>Adds the positions at which a value of this kind begins, with what follows it.</summary>
    public abstract void Enter(Frame? rest, PositionSet into);

    /// <summary>The fewest bytes a value takes when at most <paramref name="budget"/> more containers may be nested; <see cref="Never"/> when there is none.</summary>
    public abstract long Least(int budget);

    /// <summary>Writes a value of <see cref="Least"/> bytes.</summary>
    public abstract void WriteLeast(int budget, IBufferWriter<byte> writer);

    /// <summary>The body of a rule for values of this kind.</summary>
    public abstract string AsGbnf(Gbnf rules);

    /// <summary>A sum that stays at <see cref="Never"/>.</summary>
    protected static long Sum(long a, long b) => a > Never - b ? Never : a + b;
}

/// <summary>What a byte did to a position: refused it, left it open to more bytes, may have ended it, or both of the last two.</summary>
[Flags]
internal enum StepResult
{
    Refused = 0,
    Open = 1,
    Done = 2,
}

/// <summary>A node that consumes bytes itself: a word, a string or a number.</summary>
internal abstract class Leaf : Node
{
    /// <summary>What <see cref="Only"/> answers when more than one byte may follow.</summary>
    public const int Many = -2;

    private long least = -1;

    public override void Enter(Frame? rest, PositionSet into) => into.Add(Begin(rest));

    // Worked out once: every entry into a choice asks for it.
    public override long Least(int budget) => least >= 0 ? least : least = Remaining(Begin(null));

    public override void WriteLeast(int budget, IBufferWriter<byte> writer) => WriteRemaining(Begin(null), writer);

    /// <summary>Moves the position over one byte.</summary>
    public abstract StepResult Step(ref Position position, byte next);

    /// <summary>The fewest bytes that end this leaf from the position.</summary>
    public abstract long Remaining(in Position position);

    /// <summary>Writes <see cref="Remaining"/> bytes that end this leaf.</summary>
    public abstract void WriteRemaining(in Position position, IBufferWriter<byte> writer);

    /// <summary>The only byte that may follow, -1 when none may, <see cref="Many"/> when there is a choice.</summary>
    public virtual int Only(in Position position)
    {
        var only = -1;
        for (var next = 0; next < 256; next++)
        {
            var trial = position;
            if (Step(ref trial, (byte)next) == StepResult.Refused)
            {
                continue;
            }
            if (only >= 0)
            {
                return Many;
            }
            only = next;
        }
        return only;
    }

    protected virtual Position Begin(Frame? rest) => new(this, 0, 0, rest);
}

/// <summary>A node made of other nodes: an object, an array or a map. <c>at</c> is its own place in its own order.</summary>
internal abstract class Container : Node
{
    private readonly List<long> least = [Never];

    public sealed override long Least(int budget) => least[Math.Min(Math.Max(budget, 0), least.Count - 1)];

    /// <summary>Adds the positions that may come at place <paramref name="at"/>.</summary>
    public abstract void Resume(long at, Frame? parent, PositionSet into);

    /// <summary>The fewest bytes from place <paramref name="at"/> to the end; the members may nest <paramref name="inner"/> more.</summary>
    public abstract long LeastFrom(long at, int inner);

    public abstract void WriteLeastFrom(long at, int inner, IBufferWriter<byte> writer);

    /// <summary>Works out the length for the next larger budget from the members' at the present one, and says whether it differs.</summary>
    public bool Measure()
    {
        least.Add(LeastWhole(least.Count - 1));
        return least[^1] != least[^2];
    }

    protected abstract long LeastWhole(int inner);
}
