using Agent.Core.Goals;
using Agent.Core.Tools;

namespace Agent.Core.Critiques;

/// <summary>What there is to judge: the goal, the brief, the delivered text (null when the file is not there) and the sources that were read.</summary>
public sealed record Work(Goal Goal, Brief Brief, string? Text, IReadOnlyList<string> Sources)
{
    /// <summary>The work on files that the goal asks for; null when code read none.</summary>
    public Chore? Chore { get; init; }

    /// <summary>The calls that wrote and succeeded, in order.</summary>
    public IReadOnlyList<ToolCall> Calls { get; init; } = [];
}
