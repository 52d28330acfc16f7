using System.Buffers;
using System.Numerics;

namespace Agent.Inference.Grammars;

/// <summary>
/// An array of fixed values, none of them twice: <c>uniqueItems</c> over an enumeration. A place is twice the set of
/// the values that were said, one bit for each, plus 1 before an item.
/// </summary>
internal sealed class SetNode(IReadOnlyList<byte[]> values, long minimum, long maximum) : Container
{
    /// <summary>The most values that the bits of a place can count.</summary>
    public const int MostValues = 62;

    private static readonly Words Open = new("["u8);
    private static readonly Words Close = new("]"u8);
    private static readonly Words Comma = new(","u8);
    private readonly Words[] words = [.. values.Select(value => new Words(value))];

    public override void Enter(Frame? rest, PositionSet into) => Open.Enter(new Frame(this, 0, rest), into);

    public override void Resume(long at, Frame? parent, PositionSet into)
    {
        var said = at >> 1;
        if ((at & 1) != 0)
        {
            EnterItem(said, parent, into);
            return;
        }
        var count = Count(said);
        if (count >= minimum)
        {
            Close.Enter(parent, into);
        }
        if (count >= Math.Min(maximum, words.Length))
        {
            return;
        }
        if (count == 0)
        {
            EnterItem(said, parent, into);
            return;
        }
        Comma.Enter(new Frame(this, at + 1, parent), into);
    }

    public override long LeastFrom(long at, int inner)
    {
        var due = Due(at);
        if (due.Count == 0)
        {
            return 1;
        }
        // Each with a comma before it, but for the very first and for one whose comma was said.
        return 1 + due.Sum(value => (long)value.Length + 1) - (at == 0 || (at & 1) != 0 ? 1 : 0);
    }

    public override void WriteLeast(int budget, IBufferWriter<byte> writer)
    {
        writer.Write("["u8);
        WriteLeastFrom(0, budget - 1, writer);
    }

    public override void WriteLeastFrom(long at, int inner, IBufferWriter<byte> writer)
    {
        var begun = at == 0 || (at & 1) != 0;
        foreach (var value in Due(at))
        {
            if (!begun)
            {
                writer.Write(","u8);
            }
            begun = false;
            writer.Write(value);
        }
        writer.Write("]"u8);
    }

    /// <summary>GBNF has no way to say that no item comes twice, so its texts are those of a plain array.</summary>
    public override string AsGbnf(Gbnf rules) => new ListNode(new Words(values), minimum, Math.Min(maximum, words.Length)).AsGbnf(rules);

    protected override long LeastWhole(int inner) => 1 + LeastFrom(0, inner);

    private void EnterItem(long said, Frame? parent, PositionSet into)
    {
        for (var i = 0; i < words.Length; i++)
        {
            if ((said >> i & 1) == 0)
            {
                words[i].Enter(new Frame(this, (said | 1L << i) << 1, parent), into);
            }
        }
    }

    /// <summary>The shortest values that are still needed: up to the minimum, and at least one behind a comma.</summary>
    private List<byte[]> Due(long at)
    {
        var said = at >> 1;
        var due = (int)Math.Max(minimum - Count(said), at & 1);
        return due <= 0 ? [] : [.. values.Where((_, i) => (said >> i & 1) == 0).OrderBy(value => value.Length).Take(due)];
    }

    private static int Count(long said) => BitOperations.PopCount((ulong)said);
}
