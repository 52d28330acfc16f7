using System.Text.Json.Serialization;

namespace Agent.Core.Goals;

/// <summary>The few ways in which a run can end.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<OutcomeKind>))]
public enum OutcomeKind
{
    /// <summary>Every check passed and the critique agreed.</summary>
    [JsonStringEnumMemberName("met")] Met,
    /// <summary>The work still fails a criterion after the last revision.</summary>
    [JsonStringEnumMemberName("not_met")] NotMet,
    /// <summary>The model said that the goal is beyond its tools or its knowledge.</summary>
    [JsonStringEnumMemberName("out_of_reach")] OutOfReach,
    /// <summary>A limit of the budget was reached first.</summary>
    [JsonStringEnumMemberName("budget_spent")] BudgetSpent,
    /// <summary>The same call came back again and again, also after a new plan.</summary>
    [JsonStringEnumMemberName("stuck")] Stuck,
    /// <summary>The policy refused what the goal needs.</summary>
    [JsonStringEnumMemberName("denied")] Denied,
    /// <summary>The user stopped the run.</summary>
    [JsonStringEnumMemberName("cancelled")] Cancelled,
    /// <summary>The model's replies could not be used.</summary>
    [JsonStringEnumMemberName("failed")] Failed,
}
