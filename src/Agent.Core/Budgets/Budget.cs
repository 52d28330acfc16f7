using System.Globalization;

namespace Agent.Core.Budgets;

/// <summary>The limits of a run; each is checked before it is paid for. A request that has begun is not broken off, so time and prompt tokens may end by one request beyond their limit.</summary>
public sealed record Budget
{
    /// <summary>Tokens with which the shortest reply under any of the schemas is whole, even to a file with the longest and strangest name; with less room none is asked for.</summary>
    public const int LeastReply = 800;

    /// <summary>Replies asked of the model. Default 40: a recipe takes 6 to 9, a revision 1 each.</summary>
    public int Steps { get; init; } = 40;
    public long PromptTokens { get; init; } = 200_000;
    public long GeneratedTokens { get; init; } = 20_000;
    public int ToolCalls { get; init; } = 40;
    public long BytesWritten { get; init; } = 10_000_000;
    /// <summary>Bytes that may leave the machine. Default 0: nothing leaves unless allowed.</summary>
    public long BytesSent { get; init; }
    public TimeSpan Time { get; init; } = TimeSpan.FromMinutes(30);
    /// <summary>Replies kept back for the turn that hands over what there is.</summary>
    public int ReservedSteps { get; init; } = 1;

    /// <summary>The first limit that leaves no room for one more step beside the reserved ones, or null.</summary>
    public Limit? Reached(Usage spent)
    {
        ArgumentNullException.ThrowIfNull(spent);
        return Over("steps", spent.Steps, Steps - ReservedSteps)
            ?? Over("prompt tokens", spent.PromptTokens, PromptTokens)
            ?? (Room(spent) < LeastReply ? Limit("generated tokens", spent.GeneratedTokens, GeneratedTokens - ReservedTokens) : null)
            ?? Over("tool calls", spent.ToolCalls, ToolCalls - ReservedSteps)
            ?? Over("bytes written", spent.BytesWritten, BytesWritten)
            ?? (spent.BytesSent > BytesSent ? Limit("bytes sent", spent.BytesSent, BytesSent) : null)
            ?? (spent.Time >= Time ? new Limit("time", Text(Time), Text(spent.Time)) : null);
    }

    /// <summary>Tokens that the next reply may take; the last one may take those that were kept back for it too.</summary>
    public long Room(Usage spent, bool last = false)
    {
        ArgumentNullException.ThrowIfNull(spent);
        return GeneratedTokens - spent.GeneratedTokens - (last ? 0 : ReservedTokens);
    }

    // Enough for a page, and never more than a quarter of them all.
    private long ReservedTokens => ReservedSteps > 0 ? Math.Min(1200, GeneratedTokens / 4) : 0;

    private static Limit? Over(string name, long spent, long allowed)
        => spent >= allowed ? Limit(name, spent, allowed) : null;

    private static Limit Limit(string name, long spent, long allowed)
        => new(name, allowed.ToString(CultureInfo.InvariantCulture), spent.ToString(CultureInfo.InvariantCulture));

    private static string Text(TimeSpan time) => $"{time.TotalSeconds:0} s";
}
