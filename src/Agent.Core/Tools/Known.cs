using System.Text.Json.Serialization;

namespace Agent.Core.Tools;

/// <summary>What a run holds by the time it calls a tool: a parameter that takes it needs no word of the model.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<Known>))]
public enum Known
{
    /// <summary>The goal, word for word.</summary>
    [JsonStringEnumMemberName("goal")] Goal,
    /// <summary>The subject of the work and its form, where code read both from the goal; else the model says it.</summary>
    [JsonStringEnumMemberName("subject")] Subject,
    /// <summary>For how many people the work is.</summary>
    [JsonStringEnumMemberName("serves")] Serves,
    /// <summary>The words that must stand in the work, separated by commas; empty when there are none.</summary>
    [JsonStringEnumMemberName("mentions")] Mentions,
    /// <summary>The words that must not, in the same way.</summary>
    [JsonStringEnumMemberName("lacks")] Lacks,
    /// <summary>The diets to keep, in the same way.</summary>
    [JsonStringEnumMemberName("diets")] Diets,
    /// <summary>What is celebrated is among the words that must stand in the work, in the same way as these. No model is told of it.</summary>
    [JsonStringEnumMemberName("occasion")] Occasion,
    /// <summary>The measures that the goal asks for, "US"; where it asks for none, the parameter is left out. No model is told of it.</summary>
    [JsonStringEnumMemberName("measures")] Measures,
    /// <summary>What code read of a chore; where it read nothing of this, the parameter is left out. No model is told of it.</summary>
    [JsonStringEnumMemberName("chore")] Chore,
}
