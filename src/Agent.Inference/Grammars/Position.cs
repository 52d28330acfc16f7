namespace Agent.Inference.Grammars;

/// <summary>A place inside a leaf (the two numbers are the leaf's own) and what follows the leaf.</summary>
internal struct Position(Leaf leaf, Int128 value, int phase, Frame? rest) : IEquatable<Position>
{
    public readonly Leaf Leaf = leaf;
    public readonly Frame? Rest = rest;
    public Int128 Value = value;
    public int Phase = phase;

    public readonly bool Equals(Position other)
        => Phase == other.Phase && Leaf == other.Leaf && Value == other.Value
        && (ReferenceEquals(Rest, other.Rest) || (Rest is not null && Rest.Equals(other.Rest)));

    public override readonly bool Equals(object? obj) => obj is Position other && Equals(other);

    public override readonly int GetHashCode() => HashCode.Combine(Leaf, Value, Phase, Rest);
}
