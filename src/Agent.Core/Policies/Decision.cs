namespace Agent.Core.Policies;

/// <summary>The policy's answer to one call, with the rule that gave it.</summary>
public sealed record Decision(bool Allowed, string Rule, string Reason)
{
    public static Decision Allow(string rule) => new(true, rule, "");

    public static Decision Deny(string rule, string reason) => new(false, rule, reason);
}
