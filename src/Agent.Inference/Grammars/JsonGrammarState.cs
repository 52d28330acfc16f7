using System.Buffers;

namespace Agent.Inference.Grammars;

/// <summary>
/// How far a value under a grammar has come. Two states of one grammar are equal when the same bytes may follow for the
/// same reasons, so a state is a key for what was worked out from it; it must not be advanced while it is one.
/// </summary>
public sealed class JsonGrammarState : IEquatable<JsonGrammarState>
{
    private readonly PositionSet set;

    internal JsonGrammarState(JsonGrammar grammar, PositionSet set)
    {
        Grammar = grammar;
        this.set = set;
    }

    /// <summary>The grammar that the state belongs to.</summary>
    public JsonGrammar Grammar { get; }

    /// <summary>Whether the bytes so far are a whole value.</summary>
    public bool IsComplete => set.Complete;

    internal ReadOnlySpan<Position> Positions => set.Items;

    /// <summary>Whether the next byte can only be text of a string that may hold anything, or its end. A pattern or an enumeration has its own words.</summary>
    internal bool IsInFreeText
    {
        get
        {
            foreach (var position in set.Items)
            {
                if (position.Leaf is not FreeString || position.Phase == StringBytes.Start)
                {
                    return false;
                }
            }
            return set.Items.Length > 0;
        }
    }

    /// <summary>Whether <paramref name="next"/> may follow.</summary>
    public bool Accepts(byte next)
    {
        foreach (var position in set.Items)
        {
            var trial = position;
            if (position.Leaf.Step(ref trial, next) != StepResult.Refused)
            {
                return true;
            }
        }
        return false;
    }

    /// <summary>Moves over one byte.</summary>
    /// <exception cref="InvalidOperationException">The byte may not follow; the state is then as before.</exception>
    public void Advance(byte next)
    {
        if (!TryAdvance(next))
        {
            throw new InvalidOperationException($"The byte 0x{next:X2} cannot follow here. Ask Accepts first, or take one that TokenMask allows.");
        }
    }

    /// <summary>Moves over one byte if it may follow.</summary>
    public bool TryAdvance(byte next)
    {
        if (!Accepts(next))
        {
            return false;
        }
        var count = set.Count;
        set.Step(0, count, next);
        set.Load(set.Items[count..], set.Complete);
        return true;
    }

    /// <summary>Moves over bytes, all of which must be accepted.</summary>
    public void Advance(ReadOnlySpan<byte> bytes)
    {
        foreach (var next in bytes)
        {
            Advance(next);
        }
    }

    /// <summary>An equal state that advances on its own.</summary>
    public JsonGrammarState Copy()
    {
        var copy = new PositionSet();
        copy.Load(set.Items, set.Complete);
        return new JsonGrammarState(Grammar, copy);
    }

    /// <summary>
    /// Writes the bytes that are the only possible continuation and returns their number: 0 at a choice and wherever the
    /// value may end. The state itself stays.
    /// </summary>
    public int Forced(Span<byte> bytes)
    {
        var only = Only(set);
        if (only < 0 || bytes.IsEmpty)
        {
            return 0;
        }
        var ahead = Copy();
        var written = 0;
        while (only >= 0 && written < bytes.Length)
        {
            bytes[written++] = (byte)only;
            ahead.Advance((byte)only);
            only = Only(ahead.set);
        }
        return written;
    }

    /// <summary>Writes the fewest bytes that make the value whole, from any state: also inside a string, an escape, a number or a UTF-8 sequence.</summary>
    public void ShortestCompletion(IBufferWriter<byte> writer)
    {
        if (IsComplete)
        {
            return;
        }
        var best = set.Items[0];
        var length = Remaining(best);
        foreach (var position in set.Items[1..])
        {
            if (Remaining(position) is var other && other < length)
            {
                (best, length) = (position, other);
            }
        }
        best.Leaf.WriteRemaining(best, writer);
        for (var frame = best.Rest; frame is not null; frame = frame.Parent)
        {
            frame.Container.WriteLeastFrom(frame.At, Frame.Budget(frame), writer);
        }
    }

    public bool Equals(JsonGrammarState? other)
        => other is not null && Grammar == other.Grammar && IsComplete == other.IsComplete && Positions.SequenceEqual(other.Positions);

    public override bool Equals(object? obj) => Equals(obj as JsonGrammarState);

    public override int GetHashCode()
    {
        var hash = new HashCode();
        hash.Add(IsComplete);
        foreach (var position in set.Items)
        {
            hash.Add(position);
        }
        return hash.ToHashCode();
    }

    private static long Remaining(in Position position)
    {
        var sum = position.Leaf.Remaining(position);
        for (var frame = position.Rest; frame is not null; frame = frame.Parent)
        {
            sum += frame.Container.LeastFrom(frame.At, Frame.Budget(frame));
        }
        return sum;
    }

    private static int Only(PositionSet set)
    {
        var only = -1;
        if (set.Complete)
        {
            return only;
        }
        foreach (var position in set.Items)
        {
            var next = position.Leaf.Only(position);
            if (next == Leaf.Many || (only >= 0 && next >= 0 && next != only))
            {
                return -1;
            }
            only = Math.Max(only, next);
        }
        return only;
    }
}
