using System.Buffers;

namespace Agent.Inference.Grammars;

/// <summary>
/// An array, or with <c>key</c> a map from free names to values. A place is four times the number of finished items,
/// plus 0 behind an item or the opening bracket, 1 before an item, 2 behind a key, 3 behind its colon.
/// </summary>
internal sealed class ListNode(Node item, long minimum, long maximum, Node? key = null) : Container
{
    public const long Unbounded = long.MaxValue / 8;

    private static readonly Words Comma = new(","u8);
    private static readonly Words Colon = new(":"u8);
    private readonly Words open = new(key is null ? "["u8 : "{"u8);
    private readonly Words close = new(key is null ? "]"u8 : "}"u8);

    public override void Enter(Frame? rest, PositionSet into) => open.Enter(new Frame(this, 0, rest), into);

    public override void Resume(long at, Frame? parent, PositionSet into)
    {
        var (count, phase) = (at / 4, at % 4);
        switch (phase)
        {
            case 0:
                if (count >= minimum)
                {
                    close.Enter(parent, into);
                }
                if (count < maximum && item.Least(Frame.Budget(parent) - 1) != Never)
                {
                    Next(count, parent, into);
                }
                break;
            case 1:
                EnterItem(count, parent, into);
                break;
            case 2:
                Colon.Enter(Place(count, 3, parent), into);
                break;
            default:
                item.Enter(Place(After(count), 0, parent), into);
                break;
        }
    }

    public override long LeastFrom(long at, int inner)
    {
        var (count, phase) = (at / 4, at % 4);
        return phase switch
        {
            0 => Sum(1, LeastItems(count, inner)),
            1 => Sum(LeastItem(inner), Sum(1, LeastItems(count + 1, inner))),
            2 => Sum(1, Sum(item.Least(inner), Sum(1, LeastItems(count + 1, inner)))),
            _ => Sum(item.Least(inner), Sum(1, LeastItems(count + 1, inner))),
        };
    }

    public override void WriteLeast(int budget, IBufferWriter<byte> writer)
    {
        writer.Write(open.All[0]);
        WriteLeastFrom(0, budget - 1, writer);
    }

    public override void WriteLeastFrom(long at, int inner, IBufferWriter<byte> writer)
    {
        var (count, phase) = (at / 4, at % 4);
        if (phase == 1 && key is not null)
        {
            key.WriteLeast(inner, writer);
            phase = 2;
        }
        if (phase == 2)
        {
            writer.Write(":"u8);
        }
        if (phase != 0)
        {
            item.WriteLeast(inner, writer);
            count++;
        }
        for (; count < minimum; count++)
        {
            if (count > 0)
            {
                writer.Write(","u8);
            }
            if (key is not null)
            {
                key.WriteLeast(inner, writer);
                writer.Write(":"u8);
            }
            item.WriteLeast(inner, writer);
        }
        writer.Write(close.All[0]);
    }

    public override string AsGbnf(Gbnf rules)
    {
        var (from, to) = (Gbnf.Literal(open.All[0]), Gbnf.Literal(close.All[0]));
        if (maximum == 0 || !Gbnf.IsPossible(item))
        {
            return $"{from} {to}";
        }
        var first = key is null ? rules.Use(item) : rules.Rule("pair", $"{rules.Use(key)} \":\" {rules.Use(item)}");
        var items = rules.Repeat(rules.Rule("next", $"\",\" {first}"), Math.Max(minimum - 1, 0), maximum == Unbounded ? null : maximum - 1);
        return minimum > 0 ? $"{from} {first} {items} {to}" : $"{from} ({first} {items})? {to}";
    }

    protected override long LeastWhole(int inner) => Sum(1, LeastFrom(0, inner));

    private void Next(long count, Frame? parent, PositionSet into)
    {
        if (count > 0)
        {
            Comma.Enter(Place(count, 1, parent), into);
            return;
        }
        EnterItem(count, parent, into);
    }

    private void EnterItem(long count, Frame? parent, PositionSet into)
    {
        if (key is null)
        {
            item.Enter(Place(After(count), 0, parent), into);
            return;
        }
        key.Enter(Place(count, 2, parent), into);
    }

    // Without a maximum the count stops where it no longer matters, so that a long array does not make new states for ever.
    private long After(long count) => maximum == Unbounded ? Math.Min(count + 1, Math.Max(minimum, 1)) : count + 1;

    private long LeastItem(int inner)
        => Sum(item.Least(inner), key is null ? 0 : Sum(1, key.Least(inner)));

    /// <summary>The bytes of the items still due behind <paramref name="count"/> finished ones, each with the comma before it.</summary>
    private long LeastItems(long count, int inner)
    {
        var due = minimum - count;
        if (due <= 0)
        {
            return 0;
        }
        var each = LeastItem(inner);
        if (each >= Never / due - 1)
        {
            return Never;
        }
        return (due * (each + 1)) - (count == 0 ? 1 : 0);
    }

    private Frame Place(long count, int phase, Frame? parent) => new(this, (count * 4) + phase, parent);
}
