namespace Agent.Tools.Libraries;

/// <summary>Slips of the finger: what is typed for a word that is meant.</summary>
internal static class Slips
{
    /// <summary>One letter too many, too few or another, or two exchanged.</summary>
    public static bool IsSlip(string typed, string meant) => Differing(typed, meant) is var (left, right) && (IsShift(left, right) || (left.Length == 1 && right.Length == 1));

    /// <summary>The same without another letter in the place of one, which makes of a cartoon a cardoon.</summary>
    public static bool IsMisplaced(string typed, string meant) => Differing(typed, meant) is var (left, right) && IsShift(left, right);

    private static bool IsShift(string left, string right)
        => left.Length + right.Length <= 1 || (left.Length == 2 && right.Length == 2 && left[0] == right[1] && left[1] == right[0]);

    /// <summary>What is left of two words without what they begin and end with alike.</summary>
    private static (string Left, string Right) Differing(string typed, string meant)
    {
        var from = typed.AsSpan().CommonPrefixLength(meant);
        var to = 0;
        while (to < Math.Min(typed.Length, meant.Length) - from && typed[^(to + 1)] == meant[^(to + 1)])
            to++;
        return (typed[from..^to], meant[from..^to]);
    }
}
