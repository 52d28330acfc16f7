using System.Text.Json;
using Agent.Core.Critiques;
using Agent.Core.Goals;
using Agent.Core.Journals;
using Agent.Core.Plans;
using Agent.Core.Runs;
using Agent.Core.Tools;

namespace Agent.Core.Models;

/// <summary>Turns the model's text into a fact: decoded, validated, or rejected with the reason. Nothing is repaired by guessing.</summary>
public static class Reply
{
    private static readonly JsonDocumentOptions Strict = new() { MaxDepth = 32, AllowDuplicateProperties = false };

    public static Fact Decode(Ask ask, Exchange exchange)
    {
        ArgumentNullException.ThrowIfNull(ask);
        ArgumentNullException.ThrowIfNull(exchange);
        try
        {
            using var document = JsonDocument.Parse(exchange.Reply, Strict);
            using var schema = JsonDocument.Parse(ask.Schema);
            if (SchemaCheck.FirstFault(document.RootElement, schema.RootElement) is { } fault)
                return new ReplyRejected(exchange, fault);
            return Typed(ask.Purpose, exchange, document.RootElement);
        }
        catch (Exception broken) when (broken is JsonException or InvalidOperationException)
        {
            return new ReplyRejected(exchange, $"it is not the JSON that was asked for: {broken.Message}");
        }
    }

    private static Fact Typed(Purpose purpose, Exchange exchange, JsonElement reply) => purpose switch
    {
        Purpose.Brief => Grounded(exchange, reply.Deserialize<Brief>()!),
        Purpose.Plan => new PlanWritten(exchange, reply.Deserialize<Plan>()!),
        Purpose.Critique => new CritiqueWritten(exchange, reply.Deserialize<Critique>()!),
        _ => new ActionChosen(
            exchange,
            reply.GetProperty("thought").GetString()!,
            new ToolCall(reply.GetProperty("tool").GetString()!, reply.GetProperty("args").Clone())),
    };

    private static Fact Grounded(Exchange exchange, Brief brief) => brief switch
    {
        { WithinReach: true } when brief.File.Trim().Length == 0 => new ReplyRejected(exchange, "the brief names no file to deliver."),
        _ => new BriefWritten(exchange, brief),
    };
}
