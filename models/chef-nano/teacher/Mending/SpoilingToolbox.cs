using Agent.Core.Tools;
using Agent.Tools.Workspaces;

namespace ChefNano.Teacher.Mending;

/// <summary>Spoils the first work that a run writes, behind its back: what the loop forces into a draft cannot be planted by the model's own words.</summary>
internal sealed class SpoilingToolbox(IToolbox tools, Workspace workspace, Func<string, PlantedFlaw?> plant) : IToolbox
{
    private bool drafted;

    /// <summary>The tools, which drop an ingredient from the first draft where somebody is careless.</summary>
    public static IToolbox Around(IToolbox tools, Workspace workspace, Dice? careless)
        => careless is null ? tools : new SpoilingToolbox(tools, workspace, draft => Flaws.ByName["ingredient"](draft, _ => null, careless));

    public IReadOnlyList<Tool> Tools => tools.Tools;

    /// <summary>What was planted; null while, or when, nothing was.</summary>
    public PlantedFlaw? Planted { get; private set; }

    /// <summary>The call whose work was spoiled.</summary>
    public ToolCall? Call { get; private set; }

    public async Task<Observation> CallAsync(ToolCall call, CancellationToken cancellationToken)
    {
        var observation = await tools.CallAsync(call, cancellationToken);
        if (drafted || observation.Failure is not null || Tools.First(tool => tool.Name == call.Tool).Effect != Effect.WriteWorkspace || File(call) is not { } file)
            return observation;
        drafted = true;
        Planted = plant(await workspace.ReadTextAsync(file, cancellationToken));
        if (Planted is null)
            return observation;
        Call = call;
        await workspace.WriteTextAsync(file, Planted.Draft, cancellationToken);
        return observation;
    }

    private static string? File(ToolCall call) => call.Text("to") ?? call.Text("path");
}
