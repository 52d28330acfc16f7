using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using Agent.Core.Goals;
using Microsoft.Extensions.AI;

namespace ChefNano.Teacher.Mending;

/// <summary>Stands between a model and the loop, and changes the first draft of the brief's file on its way. All else passes as it is.</summary>
internal sealed class Planter(IChatClient model, Func<string, Brief, PlantedFlaw?> plant) : DelegatingChatClient(model)
{
    private static readonly JsonSerializerOptions Compact = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };
    private Brief? brief;
    private bool drafted;

    /// <summary>What was planted; null while, or when, nothing was.</summary>
    public PlantedFlaw? Planted { get; private set; }

    public override async Task<ChatResponse> GetResponseAsync(IEnumerable<ChatMessage> messages, ChatOptions? options = null, CancellationToken cancellationToken = default)
    {
        var response = await base.GetResponseAsync(messages, options, cancellationToken);
        return (options?.ResponseFormat as ChatResponseFormatJson)?.SchemaName switch
        {
            "Brief" => Heard(response),
            "Act" when !drafted => Changed(response),
            _ => response,
        };
    }

    private ChatResponse Heard(ChatResponse response)
    {
        brief = JsonSerializer.Deserialize<Brief>(response.Text);
        return response;
    }

    private ChatResponse Changed(ChatResponse response)
    {
        if (brief is null || JsonNode.Parse(response.Text) is not { } action || (string?)action["tool"] != "write_file" || (string?)action["args"]?["path"] != brief.File)
            return response;
        drafted = true;
        Planted = plant((string)action["args"]!["content"]!, brief);
        if (Planted is null)
            return response;
        action["args"]!["content"] = Planted.Draft;
        return new ChatResponse(new ChatMessage(ChatRole.Assistant, action.ToJsonString(Compact))) { Usage = response.Usage, AdditionalProperties = response.AdditionalProperties };
    }
}
