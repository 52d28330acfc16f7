using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization;

namespace Agent.Core.Tools;

/// <summary>What the loop knows of a tool: its manifest, without the code behind it, so that a journal can hold it.</summary>
public sealed record Tool(string Name, string Description, Effect Effect, bool Idempotent, IReadOnlyList<ToolParameter> Parameters)
{
    /// <summary>The tool by which the model says that it cannot go on; the loop itself answers it.</summary>
    public static Tool GiveUp { get; } = new(
        "give_up", "Ends the run honestly.", Effect.Pure, Idempotent: true,
        [new("reason", Required: true, Text(200)), new("next", Required: true, Text(200))]);

    /// <summary>The tool by which the model says that a call of unknown effect had its effect; offered only then, and the loop itself answers it.</summary>
    public static Tool StepDone { get; } = new("step_done", "Says that the step needs nothing more.", Effect.Pure, Idempotent: true, []);

    /// <summary>The forms of work that it serves; null for a tool of every use.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public IReadOnlyList<string>? Forms { get; init; }

    /// <summary>Whether the model is told of it; a tool that takes all from a chore is called where code read that chore.</summary>
    [JsonIgnore]
    public bool IsTold => Parameters.Count == 0 || Parameters.Any(p => p.IsTold);

    /// <summary>The line that tells the model of this tool: <c>- search(query): Finds documents.</c></summary>
    public string Line => $"- {Name}({string.Join(", ", Parameters.Where(p => p.IsTold).Select(p => p.Name))}): {Description}";

    /// <summary>The JSON schema of the arguments, with the values that exist now as an enum where the run knows them. What may be left out must be said where the run knows it.</summary>
    /// <param name="choices">Values by <c>tool.parameter</c>; by <c>tool.parameter[]</c> a whole list.</param>
    public JsonObject ArgumentSchema(IReadOnlyDictionary<string, IReadOnlyList<string>> choices)
    {
        ArgumentNullException.ThrowIfNull(choices);
        var properties = new JsonObject();
        var required = new JsonArray();
        foreach (var parameter in Parameters.Where(p => p.IsTold || choices.ContainsKey($"{Name}.{p.Name}")))
        {
            properties[parameter.Name] = choices.TryGetValue($"{Name}.{parameter.Name}[]", out var whole)
                ? new JsonObject { ["const"] = new JsonArray([.. whole.Select(value => (JsonNode)value)]) }
                : parameter.SchemaOf(choices.GetValueOrDefault($"{Name}.{parameter.Name}", []));
            if (parameter.Required || choices.ContainsKey($"{Name}.{parameter.Name}"))
                required.Add(parameter.Name);
        }
        return new JsonObject { ["type"] = "object", ["properties"] = properties, ["required"] = required, ["additionalProperties"] = false };
    }

    private static JsonElement Text(int most)
        => JsonSerializer.SerializeToElement(new JsonObject { ["type"] = "string", ["minLength"] = 1, ["maxLength"] = most });
}
