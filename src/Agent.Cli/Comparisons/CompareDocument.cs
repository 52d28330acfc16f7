using System.Diagnostics;
using System.Text.Json.Nodes;
using Agent.Cli.Displays;
using Agent.Core.Journals;
using Agent.Evaluation.Pairs;

namespace Agent.Cli.Comparisons;

/// <summary>A comparison for a program.</summary>
internal static class CompareDocument
{
    public static JsonObject Of(Comparison comparison, string file)
    {
        var standing = comparison.Standing;
        return new JsonObject
        {
            ["ok"] = true, ["schema_version"] = ResultDocument.SchemaVersion, ["goals"] = comparison.Goals, ["seed"] = comparison.Seed,
            ["first"] = Of(comparison.First), ["second"] = Of(comparison.Second), ["judge"] = comparison.Judge is { } judge ? Of(judge) : null,
            ["wins"] = new JsonObject { ["first"] = standing.FirstWins, ["second"] = standing.SecondWins }, ["ties"] = standing.Ties, ["broken"] = comparison.Broken,
            ["by"] = new JsonArray([.. standing.Verdicts.GroupBy(verdict => (verdict.Winner, verdict.By)).OrderBy(same => same.Key)
                .Select(same => (JsonNode)new JsonObject { ["winner"] = Code(same.Key.Winner), ["by"] = Code(same.Key.By), ["pairs"] = same.Count() })]),
            ["share_of_first"] = new JsonObject { ["low"] = Math.Round(standing.Decided.Interval.Low, 6), ["high"] = Math.Round(standing.Decided.Interval.High, 6) },
            ["p"] = standing.Decided.PValue, ["reading"] = Code(standing.Reading), ["sentence"] = standing.Sentence,
            ["results_file"] = file,
            ["pairs"] = new JsonArray([.. comparison.Pairs.Select(Of)]),
        };
    }

    private static JsonNode Of(ComparedPair pair) => new JsonObject
    {
        ["name"] = pair.First.Result.Name, ["goal"] = pair.First.Result.Goal,
        ["winner"] = pair.Verdict is { } verdict ? Code(verdict.Winner) : null, ["by"] = pair.Verdict is { } decided ? Code(decided.By) : null, ["why"] = pair.Verdict?.Why,
        ["first"] = Of(pair.First), ["second"] = Of(pair.Second),
    };

    private static JsonObject Of(Answer answer) => new()
    {
        ["run_id"] = answer.Result.Run, ["passed"] = answer.Result.Passed, ["faults"] = new JsonArray([.. answer.Result.Faults.Select(fault => (JsonNode)fault.Text)]), ["text"] = answer.Text,
    };

    private static JsonObject Of(ModelCard model) => new() { ["name"] = model.Name, ["chosen"] = model.Chosen, ["sha256"] = model.Sha256, ["adapter"] = AdapterNode.Of(model) };

    private static string Code(Winner winner) => winner switch { Winner.First => "first", Winner.Second => "second", Winner.Tie => "tie", _ => throw new UnreachableException() };

    private static string Code(Decision by) => by switch
    {
        Decision.Checks => "checks", Decision.SameText => "same_text", Decision.Judge => "judge", Decision.Order => "order", Decision.Unjudged => "unjudged", _ => throw new UnreachableException(),
    };

    private static string Code(Reading reading) => reading switch { Reading.TooFew => "too_few", Reading.Tie => "tie", Reading.First => "first", Reading.Second => "second", _ => throw new UnreachableException() };
}
