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
    public static AgentBuilder WithGgufModel(this AgentBuilder agent, string path) => agent.WithGgufModel(() => new ModelChoice(path, "named by the host"));

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
            client = new GgufChatClient(new GgufChatOptions { ModelPath = choice.Path });
            var file = client.Describe();
            Model = new Model(new WithinContext(client), new ModelCard(file.Name, choice.Why, file.Sha256, file.ContextLength) { File = Path.GetFullPath(choice.Path) }) { StateProperty = GgufChatClient.StateFolder };
        }

        public Model Model { get; }

        public void Dispose() => client.Dispose();
    }
}
