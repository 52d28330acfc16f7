using System.Text.Json;
using Agent.Core.Models;
using Agent.Core.Prompts;
using Microsoft.Extensions.AI;

namespace Agent.Evaluation.Pairs;

/// <summary>A model that compares two answers without knowing whose they are. It is asked in both orders, and an answer that changes with the order is a tie.</summary>
public sealed class PairJudge(Model model)
{
    private const int MostTokens = 400;
    private const string Prompt = "judge";

    private static readonly PromptTemplates Prompts = PromptTemplates.Of(typeof(PairJudge).Assembly);

    private static readonly JsonElement Schema = JsonDocument.Parse("""
        {"type":"object","properties":{"reason":{"type":"string","minLength":1,"maxLength":240},"better":{"type":"string","enum":["first","second","same"]}},"required":["reason","better"],"additionalProperties":false}
        """).RootElement;

    /// <summary>SHA-256 of what the judge is told, so that verdicts under another wording are not taken for these.</summary>
    public static string PromptHash => Prompts.Hashes[Prompt];

    public async Task<PairVerdict> JudgeAsync(string goal, string first, string second, CancellationToken cancellationToken)
    {
        var forth = await AskAsync(goal, first, second, cancellationToken).ConfigureAwait(false);
        if (forth.Better is null)
            return new(Winner.Tie, Decision.Unjudged, forth.Reason);
        var back = await AskAsync(goal, second, first, cancellationToken).ConfigureAwait(false);
        return (forth.Better, back.Better) switch
        {
            (_, null) => new(Winner.Tie, Decision.Unjudged, back.Reason),
            ("first", "second") => new(Winner.First, Decision.Judge, forth.Reason),
            ("second", "first") => new(Winner.Second, Decision.Judge, forth.Reason),
            ("same", "same") => new(Winner.Tie, Decision.Judge, forth.Reason),
            _ => new(Winner.Tie, Decision.Order, $"In one order the judge says '{forth.Better}', and in the other '{back.Better}'."),
        };
    }

    private async Task<Ballot> AskAsync(string goal, string first, string second, CancellationToken cancellationToken)
    {
        var prompt = Prompts.Render(Prompt, new Dictionary<string, string> { ["goal"] = goal, ["first"] = Marked("1| ", first), ["second"] = Marked("2| ", second) }).Text;
        var options = new ChatOptions { ResponseFormat = ChatResponseFormat.ForJsonSchema(Schema, "Judgement"), Temperature = 0, Seed = 1, MaxOutputTokens = MostTokens };
        try
        {
            return Read((await model.Client.GetResponseAsync([new ChatMessage(ChatRole.User, prompt)], options, cancellationToken).ConfigureAwait(false)).Text);
        }
        catch (RequestOverflowException overflow)
        {
            return new Ballot(null, $"The two answers do not fit the judge: {overflow.Message}");
        }
    }

    // Every line bears its mark, so that no answer can pass a line of its own off as the other's.
    private static string Marked(string mark, string text) => mark + text.ReplaceLineEndings("\n").TrimEnd('\n').Replace("\n", $"\n{mark}", StringComparison.Ordinal);

    private static Ballot Read(string reply)
    {
        try
        {
            using var document = JsonDocument.Parse(reply);
            return SchemaCheck.FirstFault(document.RootElement, Schema) is { } fault
                ? new Ballot(null, $"The judge's reply was not what was asked for: {fault}")
                : new Ballot(document.RootElement.GetProperty("better").GetString(), document.RootElement.GetProperty("reason").GetString()!);
        }
        catch (JsonException broken)
        {
            return new Ballot(null, $"The judge's reply was not what was asked for: {broken.Message}");
        }
    }

    private sealed record Ballot(string? Better, string Reason);
}
