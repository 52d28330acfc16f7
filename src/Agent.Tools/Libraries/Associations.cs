using System.Text.Json;

namespace Agent.Tools.Libraries;

/// <summary>How much more, or less, a sentence with one sign answers a question with another, as learned from questions and their answers.</summary>
/// <param name="Weights">For a question's sign, the weights by the sentence's sign.</param>
internal sealed record Associations(IReadOnlyDictionary<string, IReadOnlyDictionary<string, double>> Weights)
{
    /// <summary>The file in a library's folder.</summary>
    public const string FileName = "associations.json";

    public static Associations None { get; } = new(new Dictionary<string, IReadOnlyDictionary<string, double>>());

    /// <summary>Those of a library's folder; none where it has no such file.</summary>
    public static Associations In(string folder)
        => LibraryFile.Read<Dictionary<string, IReadOnlyDictionary<string, double>>>(folder, FileName, "table of weights by two signs") is { } read ? new(read) : None;

    /// <summary>One line for each sign of a question, all in order, so that a change can be read.</summary>
    public string ToJson()
        => "{\n" + string.Join(",\n", Weights.OrderBy(row => row.Key, StringComparer.Ordinal).Select(Line)) + "\n}\n";

    private static string Line(KeyValuePair<string, IReadOnlyDictionary<string, double>> row)
        => $"{JsonSerializer.Serialize(row.Key)}:{JsonSerializer.Serialize(row.Value.OrderBy(cell => cell.Key, StringComparer.Ordinal).ToDictionary())}";
}
