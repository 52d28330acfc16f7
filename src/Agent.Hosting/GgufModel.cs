using Agent.Core;
using Agent.Core.Journals;
using Agent.Core.Models;
using Agent.Inference;
using Microsoft.Extensions.DependencyInjection;

namespace Agent.Hosting;

/// <summary>A model file as the agent's model, loaded into this process.</summary>
public static class GgufModel
{
    /// <param name="agent">The agent.</param>
    /// <param name="path">A GGUF file.</param>
    /// <param name="adapter">A LoRA adapter of that model, if one is to be applied.</param>
    /// <param name="adapterScale">How much of the adapter is wanted: 1 for as much as it was trained for, 0 for nothing.</param>
    public static AgentBuilder WithGgufModel(this AgentBuilder agent, string path, string? adapter = null, float adapterScale = 1)
        => agent.WithGgufModel(() => new ModelChoice(path, "named by the host") { Adapter = adapter is null ? null : new AdapterChoice(adapter, adapterScale) });

    /// <summary>The file is chosen and loaded when the first run needs it, and let go with the host.</summary>
    /// <param name="agent">The agent.</param>
    /// <param name="choose">Says which file and why.</param>
    public static AgentBuilder WithGgufModel(this AgentBuilder agent, Func<ModelChoice> choose)
    {
        ArgumentNullException.ThrowIfNull(agent);
        agent.Services.AddSingleton(_ => new Loaded(choose()));
        return agent.WithModel(provider => provider.GetRequiredService<Loaded>().Model);
    }

    private sealed class Loaded : IDisposable
    {
        private readonly GgufChatClient client;

        public Loaded(ModelChoice choice)
        {
            client = new GgufChatClient(new GgufChatOptions { ModelPath = choice.Path, AdapterPath = choice.Adapter?.Path, AdapterScale = choice.Adapter?.Scale ?? 1 });
            Model = new Model(new WithinContext(client), CardOf(choice, client.Describe())) { StateProperty = GgufChatClient.StateFolder };
        }

        public Model Model { get; }

        public void Dispose() => client.Dispose();

        private static ModelCard CardOf(ModelChoice choice, GgufDescription file) => new(file.Name, choice.Why, file.Sha256, file.ContextLength)
        {
            File = Path.GetFullPath(choice.Path),
            Narrow = GgufCard.IsNarrow(file.Name),
            Adapter = file.Adapter is { } adapter ? new AdapterCard(adapter.Name, adapter.Sha256, adapter.Scale) { File = Path.GetFullPath(choice.Adapter!.Path) } : null,
        };
    }
}
