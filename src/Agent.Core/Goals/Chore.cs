using System.Text.Json.Serialization;

namespace Agent.Core.Goals;

/// <summary>Work on files as code read it from a goal whose words leave no doubt: which tools do it, what is to be put down word for word, where, and what the files that the goal names have of its words.</summary>
public sealed record Chore
{
    /// <summary>The only tools that are of use, in the order in which they follow each other where each is one step.</summary>
    public required IReadOnlyList<string> Tools { get; init; }

    /// <summary>How many calls do the work; 0 where that is open.</summary>
    public int Steps { get; init; }

    /// <summary>The words to put down, line by line.</summary>
    public IReadOnlyList<string> Texts { get; init; } = [];

    /// <summary>The file to deliver; null where that is open.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? File { get; init; }

    /// <summary>What the tools may be asked for, by <c>tool.parameter</c>; a name that ends in <c>[]</c> is the whole of a list, in order.</summary>
    public IReadOnlyDictionary<string, IReadOnlyList<string>> Choices { get; init; } = new Dictionary<string, IReadOnlyList<string>>();

    /// <summary>The criteria of its brief: a plain text that has all the words.</summary>
    [JsonIgnore]
    public IReadOnlyList<Criterion> Criteria => [new(CheckKind.Form, "text"), .. Texts.Select(line => new Criterion(CheckKind.Exact, line))];
}
