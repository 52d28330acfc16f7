using System.Buffers;

namespace Agent.Inference.Grammars;

/// <summary>Any of some nodes: anyOf, a list of types, or a reference (a choice of one). After <see cref="Flatten"/> no branch is a choice.</summary>
internal sealed class Choice(string path) : Node
{
    private bool flat;

    public string Path => path;

    public List<Node> Branches { get; } = [];

    public override void Enter(Frame? rest, PositionSet into)
    {
        var budget = Frame.Budget(rest);
        foreach (var branch in Branches)
        {
            if (branch.Least(budget) != Never)
            {
                branch.Enter(rest, into);
            }
        }
    }

    public override long Least(int budget)
    {
        var least = Never;
        foreach (var branch in Branches)
        {
            least = Math.Min(least, branch.Least(budget));
        }
        return least;
    }

    public override void WriteLeast(int budget, IBufferWriter<byte> writer)
        => Branches.MinBy(branch => branch.Least(budget))!.WriteLeast(budget, writer);

    public override string AsGbnf(Gbnf rules) => string.Join(" | ", Branches.Where(Gbnf.IsPossible).Select(rules.Use));

    /// <summary>Replaces branches that are choices by their branches, and the fixed words among them by one sorted list.</summary>
    /// <returns>How many nodes were looked at.</returns>
    public int Flatten(int most)
    {
        var found = new List<Node>();
        var seen = new HashSet<Node>();
        var open = new Stack<Node>([this]);
        while (open.TryPop(out var node))
        {
            if (!seen.Add(node))
            {
                continue;
            }
            if (seen.Count + found.Count > most)
            {
                throw new NotSupportedException($"The alternatives at '{path}' lead to too many others. Use fewer references inside anyOf.");
            }
            if (node is not Choice choice || (choice.flat && choice != this))
            {
                found.AddRange(node is Choice done ? done.Branches : [node]);
                continue;
            }
            for (var i = choice.Branches.Count - 1; i >= 0; i--)
            {
                open.Push(choice.Branches[i]);
            }
        }
        var words = found.OfType<Words>().Distinct().ToList();
        Branches.Clear();
        Branches.AddRange(found.Where(node => node is not Words).Distinct());
        if (words.Count > 0)
        {
            Branches.Add(words.Count == 1 ? words[0] : new Words(words.SelectMany(each => each.All)));
        }
        flat = true;
        return seen.Count + found.Count;
    }
}
