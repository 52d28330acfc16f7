using System.CommandLine;
using System.Text.Json.Nodes;
using Agent.Cli.Composition;
using Agent.Core;
using Agent.Core.Tools;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace Agent.Cli.Commands;

/// <summary><c>agent tools list</c>: what a run may call, what each tool can touch, and whether that is granted.</summary>
internal static class ToolsCommand
{
    public static Command Create(Surroundings surroundings)
    {
        var list = new Command("list", "The tools of a run and what each can touch") { Options.Workspace };
        list.SetAction(parsed => List(surroundings, parsed));
        return new Command("tools", "Look at the tools") { list };
    }

    private static int List(Surroundings surroundings, ParseResult parsed)
    {
        using var host = AgentHost.Build(surroundings, new RunSettings { Workspace = parsed.GetValue(Options.Workspace) });
        var grant = host.Services.GetRequiredService<IOptions<AgentOptions>>().Value.Grant;
        var tools = host.Services.GetRequiredService<IToolbox>().Tools.Append(Tool.GiveUp);
        new Report(surroundings, parsed.GetValue(Options.Output)).Rows(
            "tools",
            [.. tools.Select(tool => new JsonObject
            {
                ["name"] = tool.Name,
                ["parameters"] = new JsonArray([.. tool.Parameters.Select(parameter => (JsonNode)parameter.Name)]),
                ["touches"] = tool.Effect.ToString(),
                ["granted"] = grant.Allows(tool.Effect),
                ["idempotent"] = tool.Idempotent,
                ["description"] = tool.Description,
            })],
            row => $"{$"{row["name"]}({string.Join(", ", row["parameters"]!.AsArray())})",-32}{row["touches"],-16}{(row["granted"]!.GetValue<bool>() ? "granted" : "denied"),-9}{row["description"]}");
        return 0;
    }
}
