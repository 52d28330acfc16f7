using Agent.Core.Goals;
using Agent.Core.Policies;
using Agent.Core.Tools;

namespace Agent.Core.Runs;

/// <summary>The one thing to do next. Performing a move yields one fact.</summary>
public abstract record Move
{
    private protected Move() { }
}

/// <summary>Ask the model: a prompt by name with its variables, the schema that the reply must meet, and whether the exchange stays out of the transcript.</summary>
public sealed record Ask(
    Purpose Purpose,
    string Prompt,
    IReadOnlyDictionary<string, string> Variables,
    string Schema,
    Sampling Sampling,
    string? Rejected) : Move
{
    /// <summary>Tokens that the budget has left for the reply, which what its schema holds it to may take.</summary>
    public long Room { get; init; } = Sampling.MostTokens;

    /// <summary>A critique is a branch off the transcript: it reads all of it and leaves nothing in it.</summary>
    public bool IsBranch => Purpose == Purpose.Critique;
}

/// <summary>Write down that the call is about to be made.</summary>
public sealed record Announce(ToolCall Call, Decision Decision) : Move;

/// <summary>Make the call that was announced.</summary>
public sealed record Carry(ToolCall Call) : Move;

/// <summary>Tell the model that the call will not be made, and why.</summary>
public sealed record Refuse(ToolCall Call, Decision Decision) : Move;

/// <summary>Settle a call whose effect is unknown because the process ended in between.</summary>
public sealed record Settle(ToolCall Call, bool Repeat) : Move;

/// <summary>Read the delivered file and run the brief's checks on it.</summary>
public sealed record CheckWork(Brief Brief) : Move;

/// <summary>Cut the transcript back to its head.</summary>
public sealed record Compact(string Done) : Move;

/// <summary>Give this attempt up and begin again with a new brief.</summary>
public sealed record StartOver(string Reason) : Move;

public sealed record End(Outcome Outcome) : Move;
