namespace Agent.Inference.Grammars;

/// <summary>Positions in levels, as a walk down a trie needs them: the newest level is built on top of the older ones and can be dropped again.</summary>
internal sealed class PositionSet
{
    /// <summary>
    /// The most positions that one level keeps. Every position can be completed, so leaving the later ones out narrows
    /// what may be said and never lets through what the schema forbids; only a schema whose alternatives look alike at
    /// every depth comes near.
    /// </summary>
    public const int MaxWays = 1024;

    private Position[] items = new Position[4];
    private int floor;

    public int Count { get; private set; }

    /// <summary>Whether the whole value may end at the newest level.</summary>
    public bool Complete { get; private set; }

    public ReadOnlySpan<Position> Items => items.AsSpan(0, Count);

    public void Add(in Position position)
    {
        if (Count - floor >= MaxWays)
        {
            return;
        }
        for (var i = floor; i < Count; i++)
        {
            if (items[i].Equals(position))
            {
                return;
            }
        }
        if (Count == items.Length)
        {
            Array.Resize(ref items, Count * 2);
        }
        items[Count++] = position;
    }

    /// <summary>Adds what follows a finished value.</summary>
    public void Follow(Frame? rest)
    {
        if (rest is null)
        {
            Complete = true;
            return;
        }
        rest.Container.Resume(rest.At, rest.Parent, this);
    }

    /// <summary>Drops the positions from <paramref name="start"/> on and begins a level there.</summary>
    public void Restart(int start)
    {
        Count = floor = start;
        Complete = false;
    }

    /// <summary>Builds a level at <paramref name="to"/> from the positions before it, moved over one byte.</summary>
    public void Step(int from, int to, byte next)
    {
        Restart(to);
        for (var i = from; i < to; i++)
        {
            var position = items[i];
            var result = position.Leaf.Step(ref position, next);
            if ((result & StepResult.Open) != 0)
            {
                Add(position);
            }
            if ((result & StepResult.Done) != 0)
            {
                Follow(position.Rest);
            }
        }
    }

    /// <summary>Makes these positions the only ones.</summary>
    public void Load(ReadOnlySpan<Position> positions, bool complete)
    {
        if (items.Length < positions.Length)
        {
            items = new Position[positions.Length];
        }
        positions.CopyTo(items);
        Count = positions.Length;
        floor = 0;
        Complete = complete;
    }
}
