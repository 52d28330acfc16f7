using System.Globalization;

namespace Agent.Core.Budgets;

/// <summary>The limits of a run; each is checked before it is paid for.</summary>
public sealed record Budget
{
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
            ?? Over("generated tokens", spent.GeneratedTokens, GeneratedTokens)
            ?? Over("tool calls", spent.ToolCalls, ToolCalls)
            ?? Over("bytes written", spent.BytesWritten, BytesWritten)
            ?? (spent.BytesSent > BytesSent ? Limit("bytes sent", spent.BytesSent, BytesSent) : null)
            ?? (spent.Time >= Time ? new Limit("time", Text(Time), Text(spent.Time)) : null);
    }

    private static Limit? Over(string name, long spent, long allowed)
        => spent >= allowed ? Limit(name, spent, allowed) : null;

    private static Limit Limit(string name, long spent, long allowed)
        => new(name, allowed.ToString(CultureInfo.InvariantCulture), spent.ToString(CultureInfo.InvariantCulture));

    private static string Text(TimeSpan time) => $"{time.TotalSeconds:0} s";
}
