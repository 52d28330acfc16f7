using Agent.Core.Goals;

namespace Agent.Core.Critiques;

/// <summary>What there is to judge: the goal, the brief, the delivered text (null when the file is not there) and the sources that were read.</summary>
public sealed record Work(Goal Goal, Brief Brief, string? Text, IReadOnlyList<string> Sources);
