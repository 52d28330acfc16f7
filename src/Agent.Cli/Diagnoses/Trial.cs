using System.Globalization;
using System.Text.Json;
using Agent.Core.Models;
using Microsoft.Extensions.AI;

namespace Agent.Cli.Diagnoses;

/// <summary>One real request to the model, bound to a schema, as every request of a run is.</summary>
internal static class Trial
{
    private static readonly JsonElement Schema = JsonSerializer.SerializeToElement(new
    {
        type = "object",
        properties = new { word = new { type = "string", minLength = 1, maxLength = 12 }, same = new { type = "string", @enum = new[] { "yes", "no" } } },
        required = new[] { "word", "same" },
        additionalProperties = false,
    });

    public static async Task<Diagnosis> OfAsync(IChatClient model, CancellationToken cancellationToken)
    {
        var options = new ChatOptions { ResponseFormat = ChatResponseFormat.ForJsonSchema(Schema, "Trial"), Temperature = 0, Seed = 1, MaxOutputTokens = 64 };
        var response = await model.GetResponseAsync([new ChatMessage(ChatRole.User, "Say a word.")], options, cancellationToken);
        return Holds(response.Text)
            ? new("answer", Health.Ok, $"The model answers, bound to a schema{Rate(response)}.")
            : new("answer", Health.Fail, $"The model does not keep to a schema: {response.Text}", "Choose another model with --model.");
    }

    private static bool Holds(string reply)
    {
        try
        {
            using var document = JsonDocument.Parse(reply);
            return document.RootElement.GetProperty("same").GetString() is "yes" or "no";
        }
        catch (Exception broken) when (broken is JsonException or KeyNotFoundException or InvalidOperationException)
        {
            return false;
        }
    }

    private static string Rate(ChatResponse response)
        => Timings.Milliseconds(response, Timings.Generation) is > 0 and var milliseconds && response.Usage?.OutputTokenCount is { } tokens
            ? string.Create(CultureInfo.InvariantCulture, $", {tokens / milliseconds * 1000:0} tokens a second")
            : "";
}
