using System.Text.Json.Nodes;
using Agent.Cli.Errors;
using Agent.Core.Journals;
using Agent.Core.Runs;

namespace Agent.Cli.Displays;

/// <summary>The one JSON document that a run, a replay or a failure ends in.</summary>
public static class ResultDocument
{
    public const int SchemaVersion = 1;

    /// <param name="run">A run, over or not.</param>
    /// <param name="facts">Its facts.</param>
    /// <param name="journal">Where its journal lies.</param>
    /// <param name="path">Where the delivered file lies, if this process wrote it.</param>
    public static JsonObject Of(Run run, IEnumerable<Fact> facts, string journal, string? path)
    {
        ArgumentNullException.ThrowIfNull(run);
        var problem = Endings.ProblemOf(run);
        var document = new JsonObject { ["ok"] = problem is null, ["schema_version"] = SchemaVersion, ["run_id"] = run.Header.Id };
        if (problem is not null)
            document["error"] = Error(problem);
        document["outcome"] = run.Outcome is null ? null : Endings.Code(run.Outcome.Kind);
        document["message"] = run.Outcome?.Message;
        document["goal"] = run.Header.Goal;
        document["file"] = run.Outcome?.File;
        document["path"] = path;
        document["result"] = run.Checked?.Text;
        document["sources"] = new JsonArray([.. run.Sources.Select(source => (JsonNode)source)]);
        document["model"] = new JsonObject
        {
            ["name"] = run.Header.Model.Name, ["chosen"] = run.Header.Model.Chosen,
            ["sha256"] = run.Header.Model.Sha256, ["context"] = run.Header.Model.ContextLength,
            ["adapter"] = AdapterNode.Of(run.Header.Model),
        };
        document["seed"] = run.Header.Seed;
        document["usage"] = Usage(run);
        document["deniedApprovals"] = new JsonArray([.. facts.OfType<CallRefused>().Select(refused => (JsonNode)$"{CallText.Of(refused.Call)}: {refused.Decision.Reason}")]);
        document["journal"] = journal;
        return document;
    }

    public static JsonObject Of(Problem problem) => new() { ["ok"] = false, ["schema_version"] = SchemaVersion, ["error"] = Error(problem) };

    private static JsonObject Error(Problem problem)
    {
        ArgumentNullException.ThrowIfNull(problem);
        return new JsonObject { ["code"] = problem.Code, ["message"] = problem.Message, ["hint"] = problem.Hint };
    }

    private static JsonObject Usage(Run run) => new()
    {
        ["steps"] = run.Spent.Steps,
        ["tool_calls"] = run.Spent.ToolCalls,
        ["prompt_tokens"] = run.Spent.PromptTokens,
        ["evaluated_tokens"] = run.Spent.EvaluatedTokens,
        ["generated_tokens"] = run.Spent.GeneratedTokens,
        ["bytes_written"] = run.Spent.BytesWritten,
        ["bytes_sent"] = run.Spent.BytesSent,
        ["milliseconds"] = (long)run.Spent.Time.TotalMilliseconds,
    };
}
