using System.Text.Json.Nodes;
using Agent.Core.Journals;

namespace Agent.Cli.Displays;

/// <summary>The adapter of a model for a program.</summary>
internal static class AdapterNode
{
    public static JsonObject? Of(ModelCard model) => model.Adapter is { } adapter
        ? new JsonObject { ["name"] = adapter.Name, ["sha256"] = adapter.Sha256, ["scale"] = adapter.Scale, ["path"] = adapter.File }
        : null;
}
