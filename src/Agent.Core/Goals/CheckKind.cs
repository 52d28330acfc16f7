using System.Text.Json.Serialization;

namespace Agent.Core.Goals;

/// <summary>What a criterion asks of the work; all but <see cref="Judged"/> are decided by code.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<CheckKind>))]
public enum CheckKind
{
    /// <summary>The work has the shape of a recipe, menu, answer, list or text.</summary>
    [JsonStringEnumMemberName("form")] Form,
    /// <summary>The amounts are for so many people.</summary>
    [JsonStringEnumMemberName("serves")] Serves,
    /// <summary>The words stand in the work.</summary>
    [JsonStringEnumMemberName("mentions")] Mentions,
    /// <summary>The words do not stand in the work.</summary>
    [JsonStringEnumMemberName("lacks")] Lacks,
    /// <summary>Every ingredient keeps the diet.</summary>
    [JsonStringEnumMemberName("diet")] Diet,
    /// <summary>The line stands in the work byte for byte.</summary>
    [JsonStringEnumMemberName("exact")] Exact,
    /// <summary>A source is named, and only sources that were read.</summary>
    [JsonStringEnumMemberName("cites")] Cites,
    /// <summary>Only the tools that the goal asks for made the work; read by code and in no brief.</summary>
    [JsonStringEnumMemberName("made")] Made,
    /// <summary>Only the model's critique can tell.</summary>
    [JsonStringEnumMemberName("judged")] Judged,
}
