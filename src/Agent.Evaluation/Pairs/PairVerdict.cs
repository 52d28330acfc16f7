using System.Text.Json.Serialization;

namespace Agent.Evaluation.Pairs;

/// <summary>Which of two answers is the better one, what decided it, and why.</summary>
public sealed record PairVerdict(Winner Winner, Decision By, string Why);

[JsonConverter(typeof(JsonStringEnumConverter<Winner>))]
public enum Winner
{
    [JsonStringEnumMemberName("first")] First,
    [JsonStringEnumMemberName("second")] Second,
    [JsonStringEnumMemberName("tie")] Tie,
}

/// <summary>What decided a pair, or why nothing did.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<Decision>))]
public enum Decision
{
    /// <summary>One passed the checks and the other did not; or nobody but the checks was asked, and they see no difference.</summary>
    [JsonStringEnumMemberName("checks")] Checks,
    /// <summary>Both delivered the same text.</summary>
    [JsonStringEnumMemberName("same_text")] SameText,
    /// <summary>The judge said the same in both orders.</summary>
    [JsonStringEnumMemberName("judge")] Judge,
    /// <summary>What the judge said changed with the order.</summary>
    [JsonStringEnumMemberName("order")] Order,
    /// <summary>The judge could not be asked, or what it said was no answer.</summary>
    [JsonStringEnumMemberName("unjudged")] Unjudged,
}
