using Agent.Core.Goals;

namespace Agent.Core.Critiques;

/// <summary>The answer of one deterministic check: passed, or what is wrong in one sentence that the model can act on.</summary>
public sealed record Finding(Criterion Criterion, bool Passed, string Text);
