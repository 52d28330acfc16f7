using System.Collections;
using System.Collections.Immutable;

namespace Agent.Core.Runs;

/// <summary>Names in the order in which they came, each once; to add one costs the same however many there are.</summary>
public sealed class OrderedNames : IReadOnlyList<string>
{
    private readonly ImmutableList<string> order;
    private readonly ImmutableHashSet<string> known;

    private OrderedNames(ImmutableList<string> order, ImmutableHashSet<string> known)
    {
        this.order = order;
        this.known = known;
    }

    public static OrderedNames None { get; } = new([], []);

    public int Count => order.Count;

    public string this[int index] => order[index];

    public OrderedNames And(IEnumerable<string> names)
    {
        ArgumentNullException.ThrowIfNull(names);
        var (longer, all) = (order.ToBuilder(), known.ToBuilder());
        foreach (var name in names)
            if (all.Add(name))
                longer.Add(name);
        return longer.Count == order.Count ? this : new OrderedNames(longer.ToImmutable(), all.ToImmutable());
    }

    public IEnumerator<string> GetEnumerator() => order.GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
}
