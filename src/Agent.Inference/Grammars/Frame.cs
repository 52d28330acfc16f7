namespace Agent.Inference.Grammars;

/// <summary>What follows a value: a place in the container round it, and what follows that. Immutable and shared between states.</summary>
internal sealed class Frame : IEquatable<Frame>
{
    private readonly int hash;

    public Frame(Container container, long at, Frame? parent)
    {
        Container = container;
        At = at;
        Parent = parent;
        Depth = (parent?.Depth ?? 0) + 1;
        hash = HashCode.Combine(container.GetHashCode(), at, parent?.hash ?? 0);
    }

    public Container Container { get; }
    public long At { get; }
    public Frame? Parent { get; }

    /// <summary>How many containers are open here.</summary>
    public int Depth { get; }

    /// <summary>How many more containers may be nested in what follows a frame.</summary>
    public static int Budget(Frame? rest) => Node.MaxDepth - (rest?.Depth ?? 0);

    public bool Equals(Frame? other)
    {
        for (var mine = this; ; mine = mine.Parent, other = other.Parent)
        {
            if (ReferenceEquals(mine, other))
            {
                return true;
            }
            if (mine is null || other is null || mine.hash != other.hash || mine.At != other.At || mine.Container != other.Container)
            {
                return false;
            }
        }
    }

    public override bool Equals(object? obj) => Equals(obj as Frame);

    public override int GetHashCode() => hash;
}
