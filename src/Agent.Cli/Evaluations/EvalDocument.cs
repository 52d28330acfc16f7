using System.Text.Json.Nodes;
using Agent.Cli.Displays;
using Agent.Core.Statistics;
using Agent.Evaluation.Results;

namespace Agent.Cli.Evaluations;

/// <summary>The one JSON document of an evaluation; it can be the baseline of another.</summary>
internal static class EvalDocument
{
    public static JsonObject Of(EvalResults results, Comparison? comparison, string file) => new()
    {
        ["ok"] = true,
        ["schema_version"] = ResultDocument.SchemaVersion,
        ["header"] = ResultFile.Node(results.Header),
        ["summary"] = Figures(new Summary(results.Results)),
        ["comparison"] = comparison is null ? null : Of(comparison),
        ["results_file"] = file,
        ["results"] = new JsonArray([.. results.Results.Select(ResultFile.Node)]),
    };

    private static JsonObject Figures(Summary summary) => new()
    {
        ["goals"] = summary.Results.Select(result => result.Name).Distinct().Count(),
        ["runs"] = summary.Results.Count,
        ["broken"] = summary.Broken,
        ["success"] = Of(summary.Success),
        ["average"] = new JsonObject { ["rate"] = Math.Round(summary.Average.Rate, 6), ["low"] = Math.Round(summary.Average.Low, 6), ["high"] = Math.Round(summary.Average.High, 6) },
        ["by_seed"] = new JsonArray([.. summary.BySeed.Select(one => (JsonNode)new JsonObject { ["seed"] = one.Seed, ["success"] = Of(one.Success) })]),
        ["pass_hat"] = new JsonArray([.. summary.PassHat.Select(share => (JsonNode)Math.Round(share, 6))]),
        ["claims_that_hold"] = Of(summary.Claims),
        ["covering_briefs"] = Of(summary.Briefs.Covering),
        ["passed_with_a_covering_brief"] = Of(summary.Briefs.Passed),
        ["well_formed_replies"] = Of(summary.Valid),
        ["forgetful_briefs"] = Of(summary.Forgetful),
        ["wasted_steps"] = Of(summary.Wasted),
        ["repeated_calls"] = Of(summary.Repeated),
        ["critique"] = new JsonObject { ["sent_back"] = summary.Revisions.All, ["mended"] = summary.Revisions.Mended, ["spoiled"] = summary.Revisions.Spoiled },
        ["reasons"] = new JsonObject([.. summary.Reasons.Select(reason => KeyValuePair.Create(reason.Check, (JsonNode?)reason.Runs))]),
        ["mean"] = new JsonObject
        {
            ["steps"] = Mean(summary, c => c.Steps), ["tool_calls"] = Mean(summary, c => c.ToolCalls), ["prompt_tokens"] = Mean(summary, c => c.PromptTokens),
            ["evaluated_tokens"] = Mean(summary, c => c.EvaluatedTokens), ["generated_tokens"] = Mean(summary, c => c.GeneratedTokens), ["seconds"] = Mean(summary, c => c.Seconds),
        },
    };

    private static JsonObject Of(Comparison comparison) => new()
    {
        ["before"] = Of(comparison.Before), ["now"] = Of(comparison.Now), ["p"] = comparison.PValue,
        ["gained"] = new JsonArray([.. comparison.Gained.Select(Name)]), ["lost"] = new JsonArray([.. comparison.Lost.Select(Name)]),
    };

    private static JsonNode Name(GoalResult result) => new JsonObject { ["name"] = result.Name, ["seed"] = result.Seed };

    private static JsonObject Of(Proportion part) => new()
    {
        ["count"] = part.Successes, ["of"] = part.Trials, ["rate"] = Math.Round(part.Rate, 6), ["low"] = Math.Round(part.Interval.Low, 6), ["high"] = Math.Round(part.Interval.High, 6),
    };

    private static double Mean(Summary summary, Func<Costs, double> cost) => Math.Round(summary.Mean(cost), 3);
}
