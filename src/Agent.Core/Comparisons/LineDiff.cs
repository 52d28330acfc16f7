namespace Agent.Core.Comparisons;

/// <summary>A line that both sides have, or only one of them.</summary>
public readonly record struct DiffLine(Side Side, string Text);

public enum Side
{
    Both,
    First,
    Second,
}

/// <summary>The least number of lines taken out and put in that makes one list the other.</summary>
public static class LineDiff
{
    // Beyond this the middle is given as a whole: a table of all pairs would not fit.
    private const long MostPairs = 16_000_000;

    public static IReadOnlyList<DiffLine> Of(IReadOnlyList<string> first, IReadOnlyList<string> second)
    {
        ArgumentNullException.ThrowIfNull(first);
        ArgumentNullException.ThrowIfNull(second);
        var head = first.Zip(second).TakeWhile(pair => pair.First == pair.Second).Count();
        var tail = first.Skip(head).Reverse().Zip(second.Skip(head).Reverse()).TakeWhile(pair => pair.First == pair.Second).Count();
        return
        [
            .. first.Take(head).Select(Shared),
            .. Middle([.. first.Take(first.Count - tail).Skip(head)], [.. second.Take(second.Count - tail).Skip(head)]),
            .. first.Skip(first.Count - tail).Select(Shared),
        ];
    }

    private static DiffLine Shared(string line) => new(Side.Both, line);

    private static IEnumerable<DiffLine> Middle(string[] first, string[] second)
    {
        if ((long)first.Length * second.Length > MostPairs)
            return [.. first.Select(line => new DiffLine(Side.First, line)), .. second.Select(line => new DiffLine(Side.Second, line))];
        return Along(first, second, Common(first, second));
    }

    // For each pair of ends, how many lines in order the two have in common from there on.
    private static int[,] Common(string[] first, string[] second)
    {
        var common = new int[first.Length + 1, second.Length + 1];
        for (var a = first.Length - 1; a >= 0; a--)
            for (var b = second.Length - 1; b >= 0; b--)
                common[a, b] = first[a] == second[b] ? common[a + 1, b + 1] + 1 : Math.Max(common[a + 1, b], common[a, b + 1]);
        return common;
    }

    private static IEnumerable<DiffLine> Along(string[] first, string[] second, int[,] common)
    {
        var (a, b) = (0, 0);
        while (a < first.Length || b < second.Length)
        {
            if (a < first.Length && b < second.Length && first[a] == second[b])
            {
                yield return Shared(first[a]);
                (a, b) = (a + 1, b + 1);
            }
            else if (b == second.Length || (a < first.Length && common[a + 1, b] >= common[a, b + 1]))
                yield return new DiffLine(Side.First, first[a++]);
            else
                yield return new DiffLine(Side.Second, second[b++]);
        }
    }
}
