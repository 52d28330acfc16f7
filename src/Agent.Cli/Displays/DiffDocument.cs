using System.Text.Json.Nodes;
using Agent.Core.Comparisons;
using Agent.Core.Journals;
using Agent.Core.Runs;

namespace Agent.Cli.Displays;

/// <summary>The difference of two runs for a program.</summary>
public static class DiffDocument
{
    public static JsonObject Of(RunDiff diff)
    {
        ArgumentNullException.ThrowIfNull(diff);
        return new JsonObject
        {
            ["ok"] = true, ["schema_version"] = ResultDocument.SchemaVersion, ["same"] = diff.IsSame,
            ["first"] = Side(diff.First), ["second"] = Side(diff.Second),
            ["given"] = Members(diff.Given),
            ["parting"] = diff.Parting is not { } parting ? null : new JsonObject
            {
                ["shared"] = parting.Shared, ["first_fact"] = parting.FirstNumber, ["second_fact"] = parting.SecondNumber,
                ["first_kind"] = Kind(parting.First), ["second_kind"] = Kind(parting.Second), ["members"] = Members(parting.Differences),
            },
            ["prompt"] = diff.Prompt is not { } prompt ? null : new JsonObject { ["request"] = prompt.Request, ["purpose"] = prompt.Purpose, ["lines"] = Lines(prompt.Lines) },
            ["brief"] = Lines(diff.Brief), ["plan"] = Lines(diff.Plan), ["actions"] = Lines(diff.Actions), ["result"] = Lines(diff.Result),
        };
    }

    private static JsonObject Side(Run run) => new()
    {
        ["run_id"] = run.Header.Id, ["goal"] = run.Header.Goal, ["model"] = run.Header.Model.FullName, ["seed"] = run.Header.Seed, ["outcome"] = DiffText.Outcome(run),
        ["steps"] = run.Spent.Steps, ["tool_calls"] = run.Spent.ToolCalls, ["prompt_tokens"] = run.Spent.PromptTokens, ["generated_tokens"] = run.Spent.GeneratedTokens,
        ["milliseconds"] = (long)run.Spent.Time.TotalMilliseconds,
    };

    private static string? Kind(Fact? fact) => fact is null ? null : FactKind.Of(fact);

    private static JsonArray Members(IReadOnlyList<MemberDifference> members) => [.. members.Select(member => (JsonNode)new JsonObject
    {
        ["at"] = member.At, ["first"] = Value(member.First), ["second"] = Value(member.Second),
    })];

    private static JsonNode? Value(string? json) => json is null ? null : JsonNode.Parse(json);

    // Only what differs: a minus for the first side, a plus for the second.
    private static JsonArray Lines(IReadOnlyList<DiffLine> lines)
        => [.. lines.Where(line => line.Side != Core.Comparisons.Side.Both).Select(line => (JsonNode)$"{(line.Side == Core.Comparisons.Side.First ? '-' : '+')}{line.Text}")];
}
