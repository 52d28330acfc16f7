namespace Agent.Core.Budgets;

/// <summary>One limit of the budget that was reached.</summary>
public sealed record Limit(string Name, string Allowed, string Spent)
{
    public override string ToString() => $"{Name}: {Spent} of {Allowed}";
}
