using System.Text.Json;
using System.Text.Json.Nodes;
using Agent.Evaluation.Suites;

namespace Agent.Evaluation.Results;

/// <summary>Results on disk as they come: a line for the header, then one for each result, so that an evaluation that was stopped goes on where it was.</summary>
public static class ResultFile
{
    private static readonly JsonSerializerOptions Json = new() { PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower, IgnoreReadOnlyProperties = false };

    /// <summary>Reads the file, or the document that <c>agent eval --output json</c> printed. A last line that was cut off is left out.</summary>
    /// <exception cref="SuiteException">It is neither.</exception>
    public static EvalResults Read(string path)
    {
        if (!File.Exists(path))
            throw new SuiteException($"There is no result '{path}'. Make one: agent eval SUITE --results FILE");
        try
        {
            var lines = File.ReadAllLines(path);
            return Header(lines) is { } header ? new EvalResults(header, [.. lines.Skip(1).Select(Result).OfType<GoalResult>()]) : Document(JsonNode.Parse(string.Join('\n', lines))!);
        }
        catch (Exception broken) when (broken is JsonException or NullReferenceException or InvalidOperationException)
        {
            throw new SuiteException($"The file '{path}' holds no results of an evaluation: {broken.Message}", broken);
        }
    }

    public static string Line(EvalHeader header) => JsonSerializer.Serialize(header, Json) + "\n";

    public static string Line(GoalResult result) => JsonSerializer.Serialize(result, Json) + "\n";

    public static JsonNode Node(GoalResult result) => JsonSerializer.SerializeToNode(result, Json)!;

    public static JsonNode Node(EvalHeader header) => JsonSerializer.SerializeToNode(header, Json)!;

    private static EvalHeader? Header(string[] lines)
    {
        try
        {
            return lines.Length > 0 ? JsonSerializer.Deserialize<EvalHeader>(lines[0], Json) : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private static GoalResult? Result(string line)
    {
        try
        {
            return JsonSerializer.Deserialize<GoalResult>(line, Json);
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private static EvalResults Document(JsonNode document) => new(
        document["header"].Deserialize<EvalHeader>(Json)!, document["results"].Deserialize<List<GoalResult>>(Json)!);
}
