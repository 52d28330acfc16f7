using Agent.Core.Budgets;
using Agent.Core.Policies;

namespace Agent.Core;

/// <summary>The settings of a run that a host may choose; every one has a default that is safe.</summary>
public sealed class AgentOptions
{
    public Budget Budget { get; set; } = new();

    public Grant Grant { get; set; } = Grant.Default;

    public ulong Seed { get; set; } = 1;
}
